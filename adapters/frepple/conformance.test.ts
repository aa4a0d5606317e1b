import { describeConformance } from '@distribution/test/conformance/describe-conformance';
import { conformance } from './fixtures/conformance.ts';

describeConformance(conformance);
