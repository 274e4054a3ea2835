import { makeResolver } from '@forge/resolver';
import { fail } from '../shared/result';

type Handler = ReturnType<typeof makeResolver>;

const unknownFunction = fail({
  code: 'notFound',
  message: 'This version of the app has no such function. Reload the page.',
});

/** The handler that manifest.yml names. */
export function createResolver<Definitions extends Parameters<typeof makeResolver>[0]>(
  endpoints: Definitions,
): Handler {
  const handler = makeResolver(endpoints);
  return async (request, backend) => {
    // The SDK looks keys up along the prototype: `constructor` would answer the payload and the whole context.
    if (!Object.hasOwn(endpoints, request.call.functionKey)) return unknownFunction;
    return handler(request, backend);
  };
}
