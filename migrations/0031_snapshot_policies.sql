-- Policies by which snapshots are made at certain hours. Hours and days of the week are JSON, in the order in which they were
-- named; `next_at` is when the policy works next.
CREATE TABLE snapshot_policies (
    tenant BIGINT NOT NULL,
    policy_id TEXT NOT NULL,
    position BIGINT NOT NULL,
    region TEXT NOT NULL,
    name TEXT NOT NULL,
    hours TEXT NOT NULL,
    weekdays TEXT NOT NULL,
    retention_days BIGINT,
    copies BOOLEAN NOT NULL,
    copy_regions TEXT NOT NULL,
    copy_days BIGINT,
    extras TEXT NOT NULL,
    resource_group TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    next_at BIGINT NOT NULL,
    PRIMARY KEY (tenant, policy_id)
);
CREATE INDEX snapshot_policies_by_position ON snapshot_policies (tenant, position);
CREATE INDEX snapshot_policies_by_time ON snapshot_policies (next_at);
