import { describeConformance } from '@distribution/test/conformance/describe-conformance';
import { conformance as businessCentral } from './fixtures/conformance-business-central.ts';
import { conformance as s4hana } from './fixtures/conformance-s4hana.ts';
import { conformance as wholesale } from './fixtures/conformance.ts';

describeConformance(wholesale, 'odata');
describeConformance(s4hana, 'odata:s4hana');
describeConformance(businessCentral, 'odata:business-central');
