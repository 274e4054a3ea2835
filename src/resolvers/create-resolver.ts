import { makeResolver, type Handlers } from '@forge/resolver';
import type { Contract } from '../shared/contract';
import { fail } from '../shared/result';
import { toWire } from '../shared/wire';

type Handler = ReturnType<typeof makeResolver<Contract>>;

const unknownFunction = fail({
  code: 'notFound',
  message: 'This version of the app has no such function. Reload the page.',
});

/** The bridge carries 5 MB; some of it is its own envelope. */
const MOST_BYTES = 4_900_000;

const tooLarge = fail({
  code: 'tooLarge',
  message:
    'This strategy is too large to be shown at once. Archive what is not needed, or split it into several strategies.',
});

function isTooLarge(answer: unknown): boolean {
  return Buffer.byteLength(JSON.stringify(answer) ?? '') > MOST_BYTES;
}

/** The handler that manifest.yml names. */
export function createResolver(endpoints: Handlers<Contract>): Handler {
  const handler = makeResolver<Contract>(endpoints);
  return async (request, backend) => {
    // The SDK looks keys up along the prototype: `constructor` would answer the payload and the whole context.
    if (!Object.hasOwn(endpoints, request.call.functionKey)) return unknownFunction;
    const answer = toWire(await handler(request, backend));
    return isTooLarge(answer) ? tooLarge : answer;
  };
}
