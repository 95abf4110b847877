/** Durations in milliseconds, and every figure that the platform is known by, in one place. */
export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** How long a request takes by the service that answers it: a decision of the lab, so that transcripts are repeatable. */
export const LATENCY = { imds: 5, storage: 20, vault: 20, arm: 100, graph: 100, none: 0 } as const;

/** Which service answers; decides how long the answer takes. */
export type ServiceName = keyof typeof LATENCY;

/** A managed identity's token: `exp - iat`, measured on a real token as 24 h and 300 s. [D.3] */
export const TOKEN_LIFETIME = DAY + 300 * SECOND;

/** A token is valid from before it was made, so that clocks may differ: 24 h are left of a new one. [C.2, D.3] */
export const TOKEN_BACKDATED = 300 * SECOND;

/** How long the platform serves the same token for one identity and one resource URI. [F38, G-08] */
export const TOKEN_CACHE_LIFETIME = 24 * HOUR;

/** A role assignment arrives at its target after 1 to 10 minutes, and lingers as long when removed. [F38, G-09] */
export const ROLE_PROPAGATION_MINUTES = { least: 1, most: 10 } as const;

/** A new service principal is unknown to the role assignment service for 5 to 60 seconds. [B-07] */
export const REPLICATION_SECONDS = { least: 5, most: 60 } as const;

/** Credential of a managed identity: valid 90 days, rolled after 45; internal to Azure and subject to change. [F26, G-18] */
export const CREDENTIAL_VALID_DAYS = 90;

export const CREDENTIAL_ROLL_DAYS = 45;

/** A deleted managed identity stays visible for 30 days, then it is purged. [F39] */
export const SOFT_DELETE_DAYS = 30;

/** IMDS limits per virtual machine. [F35] */
export const IMDS_IDENTITY_REQUESTS_PER_SECOND = 20;
export const IMDS_IDENTITY_CONCURRENT_REQUESTS = 5;
export const IMDS_GENERAL_REQUESTS_PER_SECOND = 5;

/** Objects per directory: 50,000, and 300,000 with a verified domain of one's own, which every world has. [F36, E.9] */
export const DIRECTORY_OBJECT_QUOTA = 300_000;

/** Creating and attaching user-assigned identities: so many in 20 seconds, per tenant or subscription, and region. [E.9] */
export const IDENTITY_WINDOW = 20 * SECOND;
export const IDENTITY_CREATIONS = { perTenant: 400, perSubscription: 80 } as const;
export const IDENTITY_ATTACHMENTS = { perTenant: 400, perSubscription: 300 } as const;

/** A new policy assignment is applied after about 5 minutes. [F23] */
export const POLICY_DELAY = 5 * MINUTE;

/** Role assignments per subscription, fixed; orphans count. [B-08, E.9, G-20] */
export const ROLE_ASSIGNMENTS_PER_SUBSCRIPTION = 4_000;
