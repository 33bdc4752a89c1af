-- Disks that are made on their own, attached and detached. `charge` is empty where a disk is paid for as its instance is.
ALTER TABLE disks ADD COLUMN asked TEXT NOT NULL DEFAULT '';
ALTER TABLE disks ADD COLUMN asked_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE disks ADD COLUMN attached_at BIGINT;
ALTER TABLE disks ADD COLUMN charge TEXT NOT NULL DEFAULT '';
UPDATE disks SET attached_at = created_at WHERE instance_id IS NOT NULL;
