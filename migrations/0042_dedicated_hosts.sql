-- Hosts that instances of the account alone are on, groups of them, and capacity that is kept for instances. Which instance is
-- on which host, and which one takes capacity from which reservation, stands with the instances.
CREATE TABLE dedicated_hosts (
    tenant BIGINT NOT NULL,
    dedicated_host_id TEXT NOT NULL,
    position BIGINT NOT NULL,
    region TEXT NOT NULL,
    zone TEXT NOT NULL,
    name TEXT NOT NULL,
    description TEXT NOT NULL,
    kind TEXT NOT NULL,
    cluster_id TEXT NOT NULL,
    machine_id TEXT NOT NULL,
    is_automatic BOOLEAN NOT NULL,
    charge TEXT NOT NULL,
    expires_at BIGINT,
    release_at BIGINT,
    resource_group TEXT NOT NULL,
    extras TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (tenant, dedicated_host_id)
);
CREATE INDEX dedicated_hosts_by_position ON dedicated_hosts (tenant, position);
CREATE INDEX dedicated_hosts_by_cluster ON dedicated_hosts (tenant, cluster_id);
CREATE INDEX dedicated_hosts_by_release ON dedicated_hosts (release_at);
CREATE TABLE dedicated_host_clusters (
    tenant BIGINT NOT NULL,
    cluster_id TEXT NOT NULL,
    position BIGINT NOT NULL,
    region TEXT NOT NULL,
    zone TEXT NOT NULL,
    name TEXT NOT NULL,
    description TEXT NOT NULL,
    resource_group TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (tenant, cluster_id)
);
CREATE INDEX dedicated_host_clusters_by_position ON dedicated_host_clusters (tenant, position);
CREATE TABLE capacity_reservations (
    tenant BIGINT NOT NULL,
    reservation_id TEXT NOT NULL,
    position BIGINT NOT NULL,
    region TEXT NOT NULL,
    zone TEXT NOT NULL,
    name TEXT NOT NULL,
    description TEXT NOT NULL,
    type_id TEXT NOT NULL,
    amount BIGINT NOT NULL,
    platform TEXT NOT NULL,
    is_open BOOLEAN NOT NULL,
    ends_at BIGINT,
    released_at BIGINT,
    resource_group TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (tenant, reservation_id)
);
CREATE INDEX capacity_reservations_by_position ON capacity_reservations (tenant, position);
