-- Projects of an account: resources say in `resource_group` which one they are in, by its number. Each account has one
-- more, the default one, number 0, which is in no row; resources in it name none.
CREATE TABLE projects (
    tenant BIGINT NOT NULL,
    project_id TEXT NOT NULL,
    number BIGINT NOT NULL,
    name TEXT NOT NULL,
    description TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (tenant, project_id)
);
CREATE UNIQUE INDEX projects_by_name ON projects (tenant, name);
