//! The names that a shell knows: every API host of both clouds, and nothing else.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::net::Ipv4Addr;

use crate::tls::CLOUD_DOMAINS;

/// Where every API host is, inside a shell. From the block for benchmarks, so that it hides nobody.
pub(super) const API: Ipv4Addr = Ipv4Addr::new(198, 18, 0, 1);

/// Alibaba Cloud's metadata service.
pub(super) const ALIBABA_METADATA: Ipv4Addr = Ipv4Addr::new(100, 100, 100, 200);

/// Kingsoft Cloud's metadata service, and its name.
pub(super) const KINGSOFT_METADATA: (Ipv4Addr, &str) =
    (Ipv4Addr::new(11, 255, 255, 100), "global.cloudinit.sdns.ksyun.com");

/// First labels of Alibaba Cloud's hosts that clients ask for whether or not this build serves the product:
/// an answer that says so is clearer than a name that is not found.
const ALIBABA: [&str; 12] = [
    "actiontrail",
    "bssopenapi",
    "business",
    "ecs",
    "ims",
    "location",
    "location-readonly",
    "ram",
    "resourcemanager",
    "sts",
    "tag",
    "vpc",
];

/// Services of Kingsoft Cloud, in the same sense.
const KINGSOFT: [&str; 12] = ["bws", "ebs", "eip", "iam", "kec", "monitor", "sks", "slb", "sts", "tag", "tagv2", "vpc"];

/// Every API host of both clouds, in order.
pub(super) fn api_hosts() -> BTreeSet<String> {
    let mut hosts = BTreeSet::new();
    let served = alibaba::product::PRODUCTS.iter().map(|product| product.host);
    for product in served.chain(ALIBABA) {
        hosts.insert(format!("{product}.aliyuncs.com"));
        hosts.insert(format!("{product}.vpc-proxy.aliyuncs.com"));
        for region in alibaba::catalogue::catalogue().regions() {
            for form in ["{product}.{region}", "{product}-vpc.{region}", "{product}-{region}"] {
                let host = form.replace("{product}", product).replace("{region}", &region.id);
                hosts.insert(format!("{host}.aliyuncs.com"));
            }
        }
    }
    let served = kingsoft::PRODUCTS.iter().map(|product| product.name);
    hosts.insert("internal.api.ksyun.com".to_owned());
    for service in served.chain(KINGSOFT) {
        hosts.insert(format!("{service}.api.ksyun.com"));
        hosts.insert(format!("{service}.inner.api.ksyun.com"));
        hosts.insert(format!("{service}.internal.api.ksyun.com"));
        for region in kingsoft::catalogue::catalogue().regions() {
            hosts.insert(format!("{service}.{}.api.ksyun.com", region.id));
            hosts.insert(format!("{service}.{}.internal.api.ksyun.com", region.id));
        }
    }
    hosts
}

/// The hosts file of a shell, one name a line: some resolvers cannot read long lines.
pub(super) fn file(own_name: Option<&str>, kingsoft_metadata: bool) -> String {
    let mut text = "127.0.0.1 localhost\n::1 localhost\n".to_owned();
    let mut add = |address: Ipv4Addr, name: &str| {
        // Writing to a text cannot fail.
        writeln!(text, "{address} {name}").ok();
    };
    if let Some(name) = own_name {
        add(Ipv4Addr::LOCALHOST, name);
    }
    if kingsoft_metadata {
        add(KINGSOFT_METADATA.0, KINGSOFT_METADATA.1);
    }
    for host in api_hosts() {
        add(API, &host);
    }
    text
}

/// The name service switch of a shell: host names come from the hosts file alone.
pub(super) fn name_services(kept: &str) -> String {
    let others = kept.lines().filter(|line| !line.trim_start().starts_with("hosts:"));
    others.chain(["hosts: files"]).flat_map(|line| [line, "\n"]).collect()
}

/// Whether a host is a cloud's, as a proxy is asked for it.
pub(super) fn is_api_host(host: &str) -> bool {
    let host = host.to_ascii_lowercase();
    CLOUD_DOMAINS.iter().any(|domain| {
        host.strip_suffix(domain).and_then(|rest| rest.strip_suffix('.')).is_some_and(|name| !name.is_empty())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_of_a_host_that_clients_use_is_known() {
        let hosts = api_hosts();
        for host in [
            "sts.aliyuncs.com",
            "sts.cn-hangzhou.aliyuncs.com",
            "sts-vpc.cn-hangzhou.aliyuncs.com",
            "ecs.ap-southeast-1.aliyuncs.com",
            "ecs-cn-hangzhou.aliyuncs.com",
            "ram.aliyuncs.com",
            "location-readonly.aliyuncs.com",
            "business.ap-southeast-1.aliyuncs.com",
            "iam.api.ksyun.com",
            "kec.cn-beijing-6.api.ksyun.com",
            "vpc.api.ksyun.com",
            "internal.api.ksyun.com",
        ] {
            assert!(hosts.contains(host), "{host}");
        }
    }

    #[test]
    fn a_hosts_file_names_the_metadata_of_its_own_cloud_only() {
        let (alibaba, kingsoft) = (file(Some("box"), false), file(None, true));
        assert!(alibaba.starts_with("127.0.0.1 localhost\n::1 localhost\n127.0.0.1 box\n"));
        assert!(alibaba.contains("198.18.0.1 ecs.cn-hangzhou.aliyuncs.com\n"));
        assert!(!alibaba.contains("cloudinit"));
        assert!(kingsoft.contains("11.255.255.100 global.cloudinit.sdns.ksyun.com\n"));
    }

    #[test]
    fn names_are_looked_up_in_the_file_alone() {
        let kept = "passwd: files\nhosts: resolve [!UNAVAIL=return] files dns\nnetworks: files\n";
        assert_eq!(name_services(kept), "passwd: files\nnetworks: files\nhosts: files\n");
    }

    #[test]
    fn a_host_of_a_cloud_ends_with_its_domain() {
        for host in ["ecs.cn-hangzhou.aliyuncs.com", "STS.aliyuncs.com", "iam.api.ksyun.com"] {
            assert!(is_api_host(host), "{host}");
        }
        for host in ["aliyuncs.com", ".aliyuncs.com", "notaliyuncs.com", "sts.aliyuncs.com.evil.org", "127.0.0.1", ""] {
            assert!(!is_api_host(host), "{host}");
        }
    }
}
