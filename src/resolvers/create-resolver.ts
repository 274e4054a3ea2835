import { makeResolver, type Handlers } from '@forge/resolver';
import type { Contract } from '../shared/contract';
import { fail } from '../shared/result';

type Handler = ReturnType<typeof makeResolver<Contract>>;

const unknownFunction = fail({
  code: 'notFound',
  message: 'This version of the app has no such function. Reload the page.',
});

/** The handler that manifest.yml names. */
export function createResolver(endpoints: Handlers<Contract>): Handler {
  const handler = makeResolver<Contract>(endpoints);
  return async (request, backend) => {
    // The SDK looks keys up along the prototype: `constructor` would answer the payload and the whole context.
    if (!Object.hasOwn(endpoints, request.call.functionKey)) return unknownFunction;
    return handler(request, backend);
  };
}
