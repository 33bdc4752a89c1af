-- Snapshots of disks. A disk knows the snapshot that it was made from and the policy by which snapshots are made of it. The
-- policies that disks named before there were any are forgotten.
ALTER TABLE disks ADD COLUMN snapshot_id TEXT NOT NULL DEFAULT '';
ALTER TABLE disks ADD COLUMN policy_id TEXT NOT NULL DEFAULT '';
ALTER TABLE disks ADD COLUMN policy_paused BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE disks ADD COLUMN snapshots_go BOOLEAN NOT NULL DEFAULT FALSE;
UPDATE disks SET policy_paused = TRUE WHERE replace(extras, '"enable_auto_snapshot":false', '') <> extras;
UPDATE disks SET snapshots_go = TRUE WHERE replace(extras, '"delete_auto_snapshot":true', '') <> extras;
CREATE INDEX disks_by_snapshot ON disks (tenant, snapshot_id) WHERE snapshot_id <> '';
CREATE INDEX disks_by_policy ON disks (tenant, policy_id) WHERE policy_id <> '';

-- What the source disk was stays known when the disk is gone. `software` is JSON: what is on a system disk, where the image
-- that it was made from is not one of the vendor's.
CREATE TABLE snapshots (
    tenant BIGINT NOT NULL,
    snapshot_id TEXT NOT NULL,
    position BIGINT NOT NULL,
    region TEXT NOT NULL,
    name TEXT NOT NULL,
    description TEXT NOT NULL,
    disk_id TEXT NOT NULL,
    is_system BOOLEAN NOT NULL,
    size_gib BIGINT NOT NULL,
    image_id TEXT NOT NULL,
    software TEXT NOT NULL,
    category TEXT NOT NULL,
    policy_id TEXT NOT NULL,
    group_id TEXT NOT NULL,
    origin_id TEXT NOT NULL,
    origin_region TEXT NOT NULL,
    begun_at BIGINT NOT NULL,
    retention_days BIGINT,
    expires_at BIGINT,
    instant_access BOOLEAN NOT NULL,
    instant_days BIGINT,
    locked_at BIGINT,
    cool_off_hours BIGINT,
    lock_days BIGINT,
    lock_from BIGINT,
    lock_ends_at BIGINT,
    extras TEXT NOT NULL,
    resource_group TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    modified_at BIGINT NOT NULL,
    PRIMARY KEY (tenant, snapshot_id)
);
CREATE INDEX snapshots_by_position ON snapshots (tenant, position);
CREATE INDEX snapshots_by_disk ON snapshots (tenant, disk_id);
CREATE INDEX snapshots_by_group ON snapshots (tenant, group_id) WHERE group_id <> '';
CREATE INDEX snapshots_by_expiry ON snapshots (expires_at) WHERE expires_at IS NOT NULL;

-- Snapshots that were made together of the disks of an instance.
CREATE TABLE snapshot_groups (
    tenant BIGINT NOT NULL,
    snapshot_group_id TEXT NOT NULL,
    position BIGINT NOT NULL,
    region TEXT NOT NULL,
    name TEXT NOT NULL,
    description TEXT NOT NULL,
    instance_id TEXT NOT NULL,
    resource_group TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (tenant, snapshot_group_id)
);
CREATE INDEX snapshot_groups_by_position ON snapshot_groups (tenant, position);
