import { systemCodeSchema } from '@distribution/model/origin';
import { inboxSettings } from '@distribution/platform/inbox/inbox-settings';
import { z } from 'zod';
import { layoutSchema } from './layout/layout.ts';

/** Settings of one drop folder of flat files. */
export const flatFileConfigSchema = z
  .strictObject({
    /** What the sender is called in the graph. */
    system: systemCodeSchema.prefault('files'),
    ...inboxSettings,
    /** Records per page. */
    pageSize: z.number().int().min(1).max(5000).default(1000),
    /** The sender's own unit codes by UN/ECE Rec 20, on top of the common ones. */
    units: z.record(z.string(), z.string()).default({}),
    /** What kinds of files there are. A file is read by every layout that fits its name. */
    layouts: z.array(layoutSchema).min(1),
  })
  .superRefine(({ layouts }, context) => {
    const names = layouts.map(({ name }) => name);
    const twice = names.find((name, at) => names.indexOf(name) !== at);
    if (twice !== undefined)
      context.addIssue({ code: 'custom', path: ['layouts'], message: `has two layouts of the name "${twice}"` });
  });
