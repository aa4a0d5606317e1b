import { onOff, wholeNumber } from './kind.ts';
import { defineSetting } from './setting.ts';

/** Whether it is noted who read what, and for how long. */
export const READ_LOG_SETTINGS = {
  readLog: defineSetting(
    'READ_LOG',
    onOff,
    true,
    'Whether it is noted which callers were given which records (`readersOf`, `valueCorrected`). Of people the subject of the token is kept. It costs some CPU for every answer and delivery. Set alike for gateways and subgraphs: one of them alone notes nothing.',
  ),
  readLogDays: defineSetting('READ_LOG_DAYS', wholeNumber(1, 3_650), 30, 'Days for which reads are kept.'),
} as const;
