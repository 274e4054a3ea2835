import { json, type Answer } from '../wire/answer';

/** A call that the key-value store refused. */
export class KvsFailure extends Error {
  override readonly name = 'KvsFailure';

  constructor(
    readonly code: string,
    message: string,
    readonly status = 400,
  ) {
    super(message);
  }

  answer(): Answer {
    return json(this.status, { code: this.code, message: this.message, context: {} });
  }
}
