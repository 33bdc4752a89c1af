-- Images that accounts make of their disks. `software` is JSON: what is on the system disk. An instance keeps it too, where
-- its image is not one of the vendor's, so that it is known when the image is gone.
ALTER TABLE instances ADD COLUMN software TEXT NOT NULL DEFAULT 'null';
CREATE INDEX instances_by_image ON instances (tenant, image_id);

CREATE TABLE images (
    tenant BIGINT NOT NULL,
    image_id TEXT NOT NULL,
    position BIGINT NOT NULL,
    region TEXT NOT NULL,
    name TEXT NOT NULL,
    description TEXT NOT NULL,
    family TEXT NOT NULL,
    version TEXT NOT NULL,
    software TEXT NOT NULL,
    os TEXT NOT NULL,
    architecture TEXT NOT NULL,
    size_gib BIGINT NOT NULL,
    made TEXT NOT NULL,
    origin_id TEXT NOT NULL,
    origin_region TEXT NOT NULL,
    begun_at BIGINT NOT NULL,
    deprecated BOOLEAN NOT NULL,
    extras TEXT NOT NULL,
    resource_group TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (tenant, image_id)
);
CREATE INDEX images_by_position ON images (tenant, position);

CREATE TABLE image_disks (
    tenant BIGINT NOT NULL,
    image_id TEXT NOT NULL,
    device TEXT NOT NULL,
    is_system BOOLEAN NOT NULL,
    size_gib BIGINT NOT NULL,
    snapshot_id TEXT NOT NULL,
    encrypted BOOLEAN NOT NULL,
    extras TEXT NOT NULL,
    PRIMARY KEY (tenant, image_id, device)
);
CREATE INDEX image_disks_by_image ON image_disks (image_id);
CREATE INDEX image_disks_by_snapshot ON image_disks (tenant, snapshot_id) WHERE snapshot_id <> '';

-- With which other accounts of the cloud an image is shared; `holder` is the key of such an account.
CREATE TABLE image_shares (
    tenant BIGINT NOT NULL,
    image_id TEXT NOT NULL,
    holder BIGINT NOT NULL,
    account TEXT NOT NULL,
    shared_at BIGINT NOT NULL,
    PRIMARY KEY (tenant, image_id, holder)
);
CREATE INDEX image_shares_by_holder ON image_shares (holder);
