//! Kingsoft Cloud's metadata, at `global.cloudinit.sdns.ksyun.com:8775`.
//!
//! Source: the vendor's page on instance metadata, and its tutorial for the layout of `/latest/iam`.

use std::sync::Arc;

use kernel::{Tenant, time};
use policy_engine::Context;

use crate::credentials::{Held, Service};
use crate::inside::Inside;
use crate::reply::{Ask, Method, Reply};
use crate::tree::{Found, Leaf, find, leaf, named};
use crate::view::View;

/// The service that assumes roles for instances, under its default rule: any role may be given to an
/// instance, whether or not it names the service. The strict rule asks the role's trust.
pub const SERVICE: Service = Service {
    name: "kec.ksyun.com",
    must_be_trusted: false,
    role_arn: |account, role| format!("krn:ksc:iam::{account}:role/{role}"),
    context: |_| Context::new(),
    overlap: 10 * 60,
    session_name: str::to_owned,
};

/// Everything below `/latest`, but for the role's credentials and the user data.
const TREE: &[Leaf<View>] = &[
    leaf("meta-data/host-type", |_| Some("KEC".to_owned())),
    leaf("meta-data/hostname", |v| Some(v.hostname.clone())),
    leaf("meta-data/image-id", |v| Some(v.image.clone())),
    leaf("meta-data/instance-id", |v| Some(v.instance_id.clone())),
    leaf("meta-data/local-ipv4", |v| Some(v.network.address.to_string())),
    leaf("meta-data/mac", |v| Some(v.network.mac.clone())),
    mac("meta-data/network/interfaces/{mac}/local-ipv4", |v, mac| Some(v.at(mac)?.address.to_string())),
    mac("meta-data/network/interfaces/{mac}/subnet-id", |v, mac| Some(v.at(mac)?.subnet.clone())),
    mac("meta-data/network/interfaces/{mac}/vpc-id", |v, mac| Some(v.at(mac)?.vpc.clone())),
    leaf("meta-data/placement/region", |v| Some(v.region.clone())),
    leaf("meta-data/placement/zone", |v| Some(v.zone.clone())),
    leaf("meta-data/public-ipv4", |v| v.network.public.map(|address| address.to_string())),
    leaf("meta-data/securitygroup-ids", |v| Some(v.security_groups.join("\n"))),
    leaf("meta-data/subnet-id", |v| Some(v.network.subnet.clone())),
    leaf("meta-data/vpc-id", |v| Some(v.network.vpc.clone())),
];

/// A value of each interface, below its hardware address.
const fn mac(path: &'static str, value: fn(&View, &str) -> Option<String>) -> Leaf<View> {
    named(path, |v| v.interfaces().map(|network| network.mac.clone()).collect(), value)
}

/// Answers a request of an instance.
pub(crate) async fn answer(inside: Inside<'_>, tenant: &Arc<Tenant>, view: &View, ask: Ask<'_>) -> iam::Result<Reply> {
    if ask.method != Method::Get {
        return Ok(Reply::refused(405, "Method Not Allowed"));
    }
    let path = ask.path.trim_matches('/');
    if path.is_empty() {
        return Ok(Reply::text("latest"));
    }
    let Some(rest) = path.strip_prefix("latest").map(|rest| rest.trim_matches('/')) else {
        return Ok(Reply::not_found());
    };
    match rest {
        "iam" => {
            let service = Service { must_be_trusted: inside.strict, ..SERVICE };
            let held = inside.credentials.of(inside.issuer(service), tenant, view).await?;
            Ok(held.map_or_else(Reply::not_found, |held| Reply::text(document(&held))))
        }
        "user-data" => Ok(view.user_data.clone().map_or_else(Reply::not_found, Reply::text)),
        _ => Ok(match find(TREE, view, rest) {
            Some(Found::Value(value)) => Reply::text(value),
            Some(Found::Listing(names)) => Reply::text(names.join("\n")),
            None => Reply::not_found(),
        }),
    }
}

/// The credentials in the layout of the vendor's tutorial: neither JSON nor XML, and blanks where it has them.
fn document(held: &Held) -> String {
    format!(
        "{{ \n<SecretAccessKey>{}</SecretAccessKey> \n<Expiration>{}</Expiration> \n<AccessKeyId>{}</AccessKeyId> \n\
         <SecurityToken>{}</SecurityToken>\n<IamRoleName>{}</IamRoleName>\n}}",
        held.key.secret,
        time::fraction(held.key.expires_at),
        held.key.id,
        held.key.token,
        held.role
    )
}
