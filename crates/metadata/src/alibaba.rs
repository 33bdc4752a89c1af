//! Alibaba Cloud's metadata tree, at `100.100.100.200`.
//!
//! Source: the vendor's pages "Instance metadata items", "Instance metadata access modes", and what its
//! official clients read.

use std::sync::Arc;

use kernel::{Tenant, Timestamp, time};
use policy_engine::Context;
use serde_json::json;

use crate::credentials::{Held, Service};
use crate::inside::Inside;
use crate::reply::{Ask, Method, Reply};
use crate::token;
use crate::tree::{Found, Leaf, find, leaf, named};
use crate::view::{V6, View, listed};

/// The service that assumes roles for instances.
pub const SERVICE: Service = Service {
    name: "ecs.aliyuncs.com",
    must_be_trusted: true,
    role_arn: |account, role| format!("acs:ram:*:{account}:role/{}", role.to_lowercase()),
    context: |now| Context::new().with("acs:CurrentTime", time::seconds(now)),
    overlap: 30 * 60,
    session_name: |instance| format!("vm-ram-{instance}"),
};

/// Versions of the tree; all show the same.
const VERSIONS: [&str; 2] = ["2016-01-01", "latest"];

/// Everything below `/latest`, but for the role's credentials, the user data and the token.
const TREE: &[Leaf<View>] = &[
    leaf("meta-data/dns-conf/nameservers", |_| Some("100.100.2.136\n100.100.2.138".to_owned())),
    leaf("meta-data/eipv4", |v| v.network.public.map(|address| address.to_string())),
    leaf("meta-data/hibernation/configured", |_| Some("false".to_owned())),
    leaf("meta-data/hostname", |v| Some(v.hostname.clone())),
    leaf("meta-data/image-id", |v| Some(v.image.clone())),
    leaf("meta-data/instance-id", |v| Some(v.instance_id.clone())),
    leaf("meta-data/instance/instance-name", |v| Some(v.instance_name.clone())),
    leaf("meta-data/instance/instance-type", |v| Some(v.instance_type.clone())),
    leaf("meta-data/instance/max-netbw-egress", |v| v.bandwidth_kbps.map(|kbps| kbps.to_string())),
    leaf("meta-data/instance/max-netbw-ingress", |v| v.bandwidth_kbps.map(|kbps| kbps.to_string())),
    leaf("meta-data/instance/last-host-landing-time", |v| Some(time::seconds(v.created_at))),
    leaf("meta-data/instance/virtualization-solution", |_| Some("ECS Virt".to_owned())),
    leaf("meta-data/instance/virtualization-solution-version", |_| Some("2.0".to_owned())),
    leaf("meta-data/launch-index", |v| Some(v.launch_index.to_string())),
    leaf("meta-data/mac", |v| Some(v.network.mac.clone())),
    leaf("meta-data/network-type", |_| Some("vpc".to_owned())),
    mac("meta-data/network/interfaces/macs/{mac}/gateway", |v, mac| Some(v.at(mac)?.gateway.to_string())),
    mac("meta-data/network/interfaces/macs/{mac}/ipv6-gateway", |v, mac| {
        v.at(mac)?.v6.as_ref().map(|v6| v6.gateway.to_string())
    }),
    mac("meta-data/network/interfaces/macs/{mac}/ipv6s", |v, mac| v.at(mac)?.v6.as_ref().and_then(V6::listed)),
    mac("meta-data/network/interfaces/macs/{mac}/netmask", |v, mac| Some(v.at(mac)?.netmask().to_string())),
    mac("meta-data/network/interfaces/macs/{mac}/network-interface-id", |v, mac| Some(v.at(mac)?.interface.clone())),
    mac("meta-data/network/interfaces/macs/{mac}/primary-ip-address", |v, mac| Some(v.at(mac)?.address.to_string())),
    mac("meta-data/network/interfaces/macs/{mac}/private-ipv4s", |v, mac| Some(listed(&v.at(mac)?.addresses))),
    mac("meta-data/network/interfaces/macs/{mac}/vpc-cidr-block", |v, mac| Some(v.at(mac)?.vpc_block.clone())),
    mac("meta-data/network/interfaces/macs/{mac}/vpc-id", |v, mac| Some(v.at(mac)?.vpc.clone())),
    mac("meta-data/network/interfaces/macs/{mac}/vpc-ipv6-cidr-blocks", |v, mac| {
        v.at(mac)?.v6.as_ref().map(|v6| listed(&v6.vpc_blocks))
    }),
    mac("meta-data/network/interfaces/macs/{mac}/vswitch-cidr-block", |v, mac| Some(v.at(mac)?.subnet_block.clone())),
    mac("meta-data/network/interfaces/macs/{mac}/vswitch-id", |v, mac| Some(v.at(mac)?.subnet.clone())),
    mac("meta-data/network/interfaces/macs/{mac}/vswitch-ipv6-cidr-block", |v, mac| {
        Some(v.at(mac)?.v6.as_ref()?.subnet_block.clone())
    }),
    leaf("meta-data/ntp-conf/ntp-servers", |_| Some("ntp1.aliyun.com\nntp2.aliyun.com".to_owned())),
    leaf("meta-data/owner-account-id", |v| Some(v.owner_account.clone())),
    leaf("meta-data/private-ipv4", |v| Some(v.network.address.to_string())),
    leaf("meta-data/public-keys/0/openssh-key", |v| v.public_key.clone()),
    // The value is never shown: credentials are answered before the tree is asked.
    named(
        "meta-data/ram/security-credentials/{role}",
        |v| v.role.iter().cloned().collect(),
        |_, _| Some(String::new()),
    ),
    leaf("meta-data/region-id", |v| Some(v.region.clone())),
    leaf("meta-data/serial-number", |v| Some(v.serial_number.clone())),
    leaf("meta-data/source-address", |_| Some("http://mirrors.cloud.aliyuncs.com".to_owned())),
    leaf("meta-data/vpc-cidr-block", |v| Some(v.network.vpc_block.clone())),
    leaf("meta-data/vpc-id", |v| Some(v.network.vpc.clone())),
    leaf("meta-data/vswitch-cidr-block", |v| Some(v.network.subnet_block.clone())),
    leaf("meta-data/vswitch-id", |v| Some(v.network.subnet.clone())),
    leaf("meta-data/zone-id", |v| Some(v.zone.clone())),
    leaf("dynamic/instance-identity/document", |v| Some(identity(v))),
    leaf("maintenance/active-system-events", |_| Some("[]".to_owned())),
];

/// A value of each interface, below its hardware address.
const fn mac(path: &'static str, value: fn(&View, &str) -> Option<String>) -> Leaf<View> {
    named(path, |v| v.interfaces().map(|network| network.mac.clone()).collect(), value)
}

/// The identity document.
fn identity(view: &View) -> String {
    json!({
        "zone-id": view.zone,
        "serial-number": view.serial_number,
        "instance-id": view.instance_id,
        "region-id": view.region,
        "private-ipv4": view.network.address.to_string(),
        "owner-account-id": view.owner_account,
        "mac": view.network.mac,
        "image-id": view.image,
        "instance-type": view.instance_type,
    })
    .to_string()
}

/// Answers a request of an instance.
pub(crate) async fn answer(inside: Inside<'_>, tenant: &Arc<Tenant>, view: &View, ask: Ask<'_>) -> iam::Result<Reply> {
    let now = inside.store.clock().now();
    if !view.endpoint_enabled {
        return Ok(Reply::refused(403, "Forbidden"));
    }
    let Some(rest) = below_version(ask.path) else { return Ok(root(ask.path)) };
    if rest.eq_ignore_ascii_case("api/token") {
        return Ok(hand_out_token(inside, view, ask, now));
    }
    if ask.method != Method::Get {
        return Ok(Reply::refused(405, "Method Not Allowed"));
    }
    match ask.token {
        Some(token) if !token::is_good(inside.sealer, &view.instance_id, token, now) => {
            return Ok(Reply::refused(401, "Unauthorized"));
        }
        None if view.tokens_required => return Ok(Reply::refused(403, "Forbidden")),
        _ => {}
    }
    if let Some(role) = credentials_of(rest) {
        return credentials(inside, tenant, view, role).await;
    }
    if rest.eq_ignore_ascii_case("user-data") {
        return Ok(view.user_data.clone().map_or_else(Reply::not_found, Reply::text));
    }
    Ok(match find(TREE, view, rest) {
        Some(Found::Value(value)) => Reply::text(value),
        Some(Found::Listing(names)) => Reply::text(names.join("\n")),
        None => Reply::not_found(),
    })
}

/// The path below `/latest` or another version; `None` where no version is named.
fn below_version(path: &str) -> Option<&str> {
    let path = path.trim_start_matches('/');
    let (version, rest) = path.split_once('/').unwrap_or((path, ""));
    VERSIONS.contains(&version).then(|| rest.trim_matches('/'))
}

fn root(path: &str) -> Reply {
    if path.trim_matches('/').is_empty() { Reply::text(VERSIONS.join("\n")) } else { Reply::not_found() }
}

fn hand_out_token(inside: Inside<'_>, view: &View, ask: Ask<'_>, now: Timestamp) -> Reply {
    if ask.method != Method::Put {
        return Reply::refused(405, "Method Not Allowed");
    }
    if ask.forwarded {
        return Reply::refused(403, "Forbidden");
    }
    match token::make(inside.sealer, &view.instance_id, ask.token_ttl.unwrap_or_default(), now) {
        Some(token) => Reply::text(token),
        None => Reply::refused(400, "Missing or Invalid Parameters"),
    }
}

/// The role whose credentials a path asks for. The folder itself is part of the tree.
fn credentials_of(path: &str) -> Option<&str> {
    const FOLDER: &str = "meta-data/ram/security-credentials/";
    let (folder, role) = path.split_at_checked(FOLDER.len())?;
    (folder.eq_ignore_ascii_case(FOLDER) && !role.is_empty()).then_some(role)
}

async fn credentials(inside: Inside<'_>, tenant: &Arc<Tenant>, view: &View, role: &str) -> iam::Result<Reply> {
    // The last part is the name of a file, as the folder lists it; only the folders before it go by any letter case.
    if view.role.as_deref() != Some(role) {
        return Ok(Reply::not_found());
    }
    let held = inside.credentials.of(inside.issuer(SERVICE), tenant, view).await?;
    Ok(held.map_or_else(Reply::not_found, |held| Reply::text(document(&held))))
}

/// The credentials, in the order of keys that the vendor's page shows.
fn document(held: &Held) -> String {
    let document = json!({
        "AccessKeyId": held.key.id,
        "AccessKeySecret": held.key.secret,
        "Expiration": time::seconds(held.key.expires_at),
        "SecurityToken": held.key.token,
        "LastUpdated": time::seconds(held.issued_at),
        "Code": "Success",
    });
    serde_json::to_string_pretty(&document).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_the_root() {
        assert_eq!(root("/").body, b"2016-01-01\nlatest");
        assert_eq!(root("/1.0/meta-data").status, 404);
        assert_eq!(below_version("/latest/meta-data/"), Some("meta-data"));
        assert_eq!(below_version("/2016-01-01/user-data"), Some("user-data"));
        assert_eq!(below_version("/meta-data"), None);
    }

    #[test]
    fn the_path_of_credentials_ignores_case() {
        assert_eq!(credentials_of("meta-data/ram/security-credentials/Ops"), Some("Ops"));
        assert_eq!(credentials_of("meta-data/Ram/security-credentials/Ops"), Some("Ops"));
        assert_eq!(credentials_of("meta-data/ram/security-credentials/"), None);
        assert_eq!(credentials_of("meta-data/ram"), None);
    }
}
