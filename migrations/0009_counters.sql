-- How many rows of a table an account has, for quotas and totals: counting them would take longer with each. `parent` is
-- the thing that holds them, such as a subnet, and empty where the account does.
CREATE TABLE counters (
    tenant BIGINT NOT NULL,
    counted TEXT NOT NULL,
    parent TEXT NOT NULL,
    count BIGINT NOT NULL,
    PRIMARY KEY (tenant, counted, parent)
);
INSERT INTO counters (tenant, counted, parent, count) SELECT tenant, 'users', '', COUNT(*) FROM users GROUP BY tenant;
INSERT INTO counters (tenant, counted, parent, count) SELECT tenant, 'groups', '', COUNT(*) FROM groups GROUP BY tenant;
INSERT INTO counters (tenant, counted, parent, count) SELECT tenant, 'roles', '', COUNT(*) FROM roles GROUP BY tenant;
INSERT INTO counters (tenant, counted, parent, count)
    SELECT tenant, 'policies', '', COUNT(*) FROM policies GROUP BY tenant;
INSERT INTO counters (tenant, counted, parent, count)
    SELECT tenant, 'private_addresses', subnet_id, COUNT(*) FROM private_addresses GROUP BY tenant, subnet_id;
