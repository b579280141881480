import type { PastRun } from '../model/runs.ts';
import type { AccountContent } from '../model/content.ts';
import { everyDataset } from './datasets.ts';
import { everyGroup } from './groups.ts';
import { everyone, henrik, maya, priya, samuel, tomas } from './people.ts';
import { accessRequest } from './workflows/accessRequest.ts';
import { berthImport, berthInspection } from './workflows/berths.ts';
import { contentPublishing } from './workflows/contentPublishing.ts';
import { customerEscalation } from './workflows/customerEscalation.ts';
import { databaseMigration } from './workflows/databaseMigration.ts';
import { employeeOnboarding } from './workflows/employeeOnboarding.ts';
import { incidentResponse } from './workflows/incidentResponse.ts';
import { marinaGoLive } from './workflows/marinaGoLive.ts';
import { onCallHandover } from './workflows/onCallHandover.ts';
import { releaseToProduction } from './workflows/releaseToProduction.ts';
import { legacyReleaseTrain, quarterlyAccessAudit } from './workflows/retired.ts';
import { securityReview } from './workflows/securityReview.ts';
import { signingKeyRotation } from './workflows/signingKeyRotation.ts';
import { vendorReview } from './workflows/vendorReview.ts';
import { winterStorage } from './workflows/winterStorage.ts';

/** The person that the demo account's keys belong to. */
export const demoMemberId = maya.id;

/** Earlier runs: their versions and addresses count as taken. */
const runs: readonly PastRun[] = [
  {
    workflowId: releaseToProduction.id,
    name: 'Harbormaster 4.11.0',
    values: [
      ['release-version', '4.11.0'],
      ['release-type', 7002],
      ['components', [7004, 7005]],
      ['release-date', '2026-03-10'],
      ['release-captain', tomas.email],
    ],
    taskUrls: [],
    launchedBy: tomas.id,
    launchedAt: '2026-03-09T10:12:00.000Z',
    completedAt: '2026-03-10T16:40:00.000Z',
  },
  {
    workflowId: employeeOnboarding.id,
    name: 'Welcome, Lena Fischer',
    values: [
      ['full-name', 'Lena Fischer'],
      ['work-email', 'lena.fischer@blueharbor.example'],
      ['first-day', '2026-04-01'],
      ['team', 1002],
      ['manager', priya.email],
    ],
    taskUrls: [],
    launchedBy: samuel.id,
    launchedAt: '2026-03-16T08:41:00.000Z',
    completedAt: '2026-04-08T09:15:00.000Z',
  },
  {
    workflowId: releaseToProduction.id,
    name: 'Harbormaster 4.12.0',
    values: [
      ['release-version', '4.12.0'],
      ['release-type', 7002],
      ['components', [7004, 7005, 7006]],
      ['release-date', '2026-03-25'],
      ['release-captain', priya.email],
    ],
    taskUrls: [],
    launchedBy: priya.id,
    launchedAt: '2026-03-24T13:05:00.000Z',
    completedAt: '2026-03-25T17:22:00.000Z',
  },
];

/** The demo account: Blue Harbor, a company of seven that makes software for marinas. */
export const blueHarbor: AccountContent = {
  people: [...everyone, henrik],
  groups: everyGroup,
  datasets: everyDataset,
  workflows: [
    employeeOnboarding,
    incidentResponse,
    vendorReview,
    accessRequest,
    customerEscalation,
    contentPublishing,
    releaseToProduction,
    databaseMigration,
    securityReview,
    onCallHandover,
    signingKeyRotation,
    quarterlyAccessAudit,
    legacyReleaseTrain,
    marinaGoLive,
    berthInspection,
    berthImport,
    winterStorage,
  ],
  runs,
};
