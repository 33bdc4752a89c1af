-- When a disk is deleted by itself.
ALTER TABLE disks ADD COLUMN gone_at BIGINT;
CREATE INDEX disks_by_gone_at ON disks (gone_at) WHERE gone_at IS NOT NULL;
