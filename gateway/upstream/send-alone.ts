import { abortsOf } from '@distribution/platform/request/abort-watch';
import { failureOfAbort } from './call-failure.ts';
import type { SendText, StartCall } from './text-call.ts';

/** A call of its own for everyone who asks; it ends with its caller. */
export const sendAlone =
  (name: string, start: StartCall): SendText =>
  (body, kind, context) => {
    const aborts = abortsOf(context);
    if (aborts.aborted) return Promise.reject(failureOfAbort(name, aborts.reason, context.deadlineAt));
    return start(body, kind, context, aborts).answer;
  };
