-- Launch templates and their versions. A version never changes; `version_key` is the template with its number, as
-- `lt-.../3`. What a version says of instances is kept in the words of the dialect.
CREATE TABLE launch_templates (
    tenant BIGINT NOT NULL,
    launch_template_id TEXT NOT NULL,
    position BIGINT NOT NULL,
    region TEXT NOT NULL,
    name TEXT NOT NULL,
    default_version BIGINT NOT NULL,
    latest_version BIGINT NOT NULL,
    resource_group TEXT NOT NULL,
    created_by TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    modified_at BIGINT NOT NULL,
    PRIMARY KEY (tenant, launch_template_id)
);
CREATE INDEX launch_templates_by_position ON launch_templates (tenant, position);
CREATE UNIQUE INDEX launch_templates_by_name ON launch_templates (tenant, region, name);
CREATE TABLE launch_template_versions (
    tenant BIGINT NOT NULL,
    version_key TEXT NOT NULL,
    launch_template_id TEXT NOT NULL,
    number BIGINT NOT NULL,
    position BIGINT NOT NULL,
    description TEXT NOT NULL,
    data TEXT NOT NULL,
    created_by TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (tenant, version_key)
);
CREATE INDEX launch_template_versions_by_template ON launch_template_versions (tenant, launch_template_id, number);
