//! Variables: what a client reads to trust the sandbox, and what must not be known inside an instance.

use std::path::Path;

use crate::tls::CertificateFiles;

/// Products whose endpoints clients take from the environment, as the names of the variables spell them.
pub const PRODUCTS: [&str; 13] = [
    "RAM",
    "STS",
    "IMS",
    "ECS",
    "VPC",
    "VPCPEER",
    "ESS",
    "FC",
    "KMS",
    "RESOURCEMANAGER",
    "LOCATION",
    "BSSOPENAPI",
    "TAG",
];

/// Variables that replace what a client trusts, so that the bundle is named: OpenSSL and Go, Python's
/// `requests`, curl, `httplib2`, gRPC, pip and the AWS-derived clients.
const REPLACING: [&str; 7] = [
    "SSL_CERT_FILE",
    "REQUESTS_CA_BUNDLE",
    "CURL_CA_BUNDLE",
    "HTTPLIB2_CA_CERTS",
    "GRPC_DEFAULT_SSL_ROOTS_FILE_PATH",
    "PIP_CERT",
    "AWS_CA_BUNDLE",
];

/// Variables that add to what a client trusts: Node, Deno.
const ADDING: [&str; 2] = ["NODE_EXTRA_CA_CERTS", "DENO_CERT"];

/// Beginnings of the names of the clouds' variables.
const PREFIXES: [&str; 6] = ["ALIBABA_CLOUD_", "ALIBABACLOUD_", "ALICLOUD_", "KSYUN_", "KS_", "KSC_"];

/// Ends of the names of variables that hold a key, or say where one is.
const KEYS: [&str; 14] = [
    "ACCESS_KEY_ID",
    "ACCESS_KEY_SECRET",
    "ACCESS_KEY",
    "SECRET_KEY",
    "SECRET_ACCESS_KEY",
    "SECURITY_TOKEN",
    "SESSION_TOKEN",
    "BEARER_TOKEN",
    "CREDENTIALS_URI",
    "CREDENTIALS_FILE",
    "CONFIG_FILE",
    "CONFIG",
    "PROFILE",
    "ACCOUNT_ID",
];

/// Variables that point the usual clients at our authority.
pub fn trust(files: &CertificateFiles) -> Vec<(&'static str, String)> {
    let text = |path: &Path| path.to_string_lossy().into_owned();
    let replacing = REPLACING.into_iter().map(|name| (name, text(&files.bundle)));
    replacing.chain(ADDING.into_iter().map(|name| (name, text(&files.certificate)))).collect()
}

/// Whether a variable holds a key of a cloud, or says where one is.
pub fn is_key(name: &str) -> bool {
    PREFIXES
        .iter()
        .any(|prefix| name.strip_prefix(prefix).is_some_and(|rest| KEYS.iter().any(|end| rest.ends_with(end))))
}

/// Whether a variable leads clients to another address than a cloud's own.
pub fn leads_elsewhere(name: &str) -> bool {
    let of_product = name.strip_suffix("_ENDPOINT").is_some_and(|product| PRODUCTS.contains(&product));
    let of_cloud = PREFIXES.iter().any(|prefix| {
        name.strip_prefix(prefix).is_some_and(|rest| rest.contains("ENDPOINT") || rest.starts_with("DOMAIN"))
    });
    let proxy =
        ["http_proxy", "https_proxy", "all_proxy", "no_proxy"].iter().any(|proxy| name.eq_ignore_ascii_case(proxy));
    of_product || of_cloud || proxy || name == "TF_ENDPOINT_PATH"
}

/// Whether a variable is the sandbox's own setting.
pub fn is_own(name: &str) -> bool {
    name.starts_with("YUNBOX_")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_told_from_other_settings() {
        for key in [
            "ALIBABA_CLOUD_ACCESS_KEY_ID",
            "ALICLOUD_SECRET_KEY",
            "ALIBABA_CLOUD_SECURITY_TOKEN",
            "ALIBABA_CLOUD_CREDENTIALS_URI",
            "ALIBABA_CLOUD_PROFILE",
            "KS_SECRET_ACCESS_KEY",
            "KSYUN_ACCESS_KEY",
        ] {
            assert!(is_key(key), "{key}");
        }
        for other in
            ["ALIBABA_CLOUD_ECS_METADATA", "ALIBABA_CLOUD_ROLE_ARN", "ALICLOUD_REGION", "AWS_ACCESS_KEY_ID", "PATH"]
        {
            assert!(!is_key(other), "{other}");
        }
    }

    #[test]
    fn endpoints_and_proxies_lead_elsewhere() {
        for name in [
            "ALIBABA_CLOUD_ENDPOINT",
            "ALIBABA_CLOUD_ENDPOINT_ECS",
            "ALIBABA_CLOUD_STS_ENDPOINT",
            "RAM_ENDPOINT",
            "TF_ENDPOINT_PATH",
            "KSYUN_DOMAIN",
            "KSYUN_DOMAIN_IGNORE_SERVICE",
            "HTTP_PROXY",
            "no_proxy",
        ] {
            assert!(leads_elsewhere(name), "{name}");
        }
        for name in ["MY_ENDPOINT", "ALIBABA_CLOUD_REGION", "PATH"] {
            assert!(!leads_elsewhere(name), "{name}");
        }
    }
}
