// An ERP that speaks OData. One engine (protocol/ what V4 and V2 differ in, reading/ how keys and changes are read) and
// a profile for each vendor's entity sets (profiles/). In: pages, deltas and comparisons of entity sets, webhooks that say
// which set changed. Out: canonical records, or the reason why a row is none. Nothing of OData is seen outside of this
// folder. When the ERP is down every method fails with a typed error; nothing is kept but sites and tokens.
import { defineAdapter } from '@distribution/model/erp/adapter-definition';
import { odataConfigSchema } from './config.ts';
import { systemOfProfile } from './open-profile.ts';
import { openBusinessCentral } from './profiles/business-central/open.ts';
import { openS4hana } from './profiles/s4hana/open.ts';
import { openWholesale } from './profiles/wholesale/open.ts';

export const adapter = defineAdapter({
  name: 'odata',
  configSchema: odataConfigSchema,
  create: (config, host) => {
    switch (config.profile) {
      case 'wholesale':
        return systemOfProfile(openWholesale(config, host));
      case 's4hana':
        return systemOfProfile(openS4hana(config, host));
      case 'business-central':
        return systemOfProfile(openBusinessCentral(config, host));
    }
  },
});
