-- Groups of instances that are kept at a number, what their instances are like, their instances, what was done to them, and
-- rules by which their number changes. Lists are JSON. `due_at` is when a group is looked at next, `target` the number that an
-- activity which has begun is to bring about, `pending` that activity, and `template_role` the role that may be given to
-- instances of its launch template.
CREATE TABLE scaling_groups (
    tenant BIGINT NOT NULL,
    scaling_group_id TEXT NOT NULL,
    position BIGINT NOT NULL,
    region TEXT NOT NULL,
    name TEXT NOT NULL,
    least BIGINT NOT NULL,
    most BIGINT NOT NULL,
    desired BIGINT,
    is_active BOOLEAN NOT NULL,
    configuration_id TEXT NOT NULL,
    template_id TEXT NOT NULL,
    template_version TEXT NOT NULL,
    template_role TEXT NOT NULL,
    subnets TEXT NOT NULL,
    removal TEXT NOT NULL,
    cooldown BIGINT NOT NULL,
    is_protected BOOLEAN NOT NULL,
    extras TEXT NOT NULL,
    resource_group TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    modified_at BIGINT NOT NULL,
    due_at BIGINT,
    target BIGINT,
    pending TEXT NOT NULL,
    PRIMARY KEY (tenant, scaling_group_id)
);
CREATE INDEX scaling_groups_by_position ON scaling_groups (tenant, position);
CREATE INDEX scaling_groups_by_time ON scaling_groups (due_at);
CREATE TABLE scaling_configurations (
    tenant BIGINT NOT NULL,
    configuration_id TEXT NOT NULL,
    position BIGINT NOT NULL,
    region TEXT NOT NULL,
    scaling_group_id TEXT NOT NULL,
    name TEXT NOT NULL,
    data TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (tenant, configuration_id)
);
CREATE INDEX scaling_configurations_by_position ON scaling_configurations (tenant, position);
CREATE INDEX scaling_configurations_by_group ON scaling_configurations (tenant, scaling_group_id);
CREATE TABLE scaling_members (
    tenant BIGINT NOT NULL,
    instance_id TEXT NOT NULL,
    position BIGINT NOT NULL,
    region TEXT NOT NULL,
    scaling_group_id TEXT NOT NULL,
    configuration_id TEXT NOT NULL,
    template_version TEXT NOT NULL,
    activity_id TEXT NOT NULL,
    is_created BOOLEAN NOT NULL,
    is_entrusted BOOLEAN NOT NULL,
    is_protected BOOLEAN NOT NULL,
    weight BIGINT,
    added_at BIGINT NOT NULL,
    PRIMARY KEY (tenant, instance_id)
);
CREATE INDEX scaling_members_by_position ON scaling_members (tenant, position);
CREATE INDEX scaling_members_by_group ON scaling_members (tenant, scaling_group_id, position);
CREATE TABLE scaling_activities (
    tenant BIGINT NOT NULL,
    activity_id TEXT NOT NULL,
    position BIGINT NOT NULL,
    region TEXT NOT NULL,
    scaling_group_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    cause TEXT NOT NULL,
    problem TEXT NOT NULL,
    wanted BIGINT NOT NULL,
    instances TEXT NOT NULL,
    total BIGINT NOT NULL,
    attached BIGINT NOT NULL,
    started_at BIGINT NOT NULL,
    ended_at BIGINT,
    PRIMARY KEY (tenant, activity_id)
);
CREATE INDEX scaling_activities_by_position ON scaling_activities (tenant, position);
CREATE INDEX scaling_activities_by_group ON scaling_activities (tenant, scaling_group_id);
CREATE TABLE scaling_rules (
    tenant BIGINT NOT NULL,
    rule_id TEXT NOT NULL,
    position BIGINT NOT NULL,
    region TEXT NOT NULL,
    scaling_group_id TEXT NOT NULL,
    name TEXT NOT NULL,
    adjustment TEXT NOT NULL,
    value BIGINT NOT NULL,
    magnitude BIGINT,
    cooldown BIGINT,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (tenant, rule_id)
);
CREATE INDEX scaling_rules_by_position ON scaling_rules (tenant, position);
CREATE INDEX scaling_rules_by_group ON scaling_rules (tenant, scaling_group_id);
