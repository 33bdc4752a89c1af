//! Server certificates, made for the name that a client asks for.

use std::net::IpAddr;
use std::sync::Arc;

use kernel::{Clock, Timestamp};
use quick_cache::sync::Cache;
use rcgen::{
    CertificateParams, DistinguishedName, DnType, ExtendedKeyUsagePurpose, KeyPair, KeyUsagePurpose, date_time_ymd,
};
use rustls::ServerConfig;
use rustls::crypto::ring;
use rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};
use rustls::server::{ClientHello, ResolvesServerCert};
use rustls::sign::{CertifiedKey, SigningKey};
use tokio_rustls::TlsAcceptor;

use super::authority::year_of;
use super::{Authority, CLOUD_DOMAINS, TlsError};

/// How many names certificates are kept for. A client that asks for more only makes work for itself.
const KEPT: usize = 512;

/// Longest host name. Source: RFC 1035.
const LONGEST_NAME: usize = 253;

/// The certificates of one server: one for this machine, and one for each host of a cloud that is asked for.
pub struct Certificates {
    authority: Authority,
    key: KeyPair,
    signing: Arc<dyn SigningKey>,
    own: Arc<CertifiedKey>,
    for_hosts: Cache<String, Arc<CertifiedKey>>,
}

impl std::fmt::Debug for Certificates {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("Certificates").field("kept", &self.for_hosts.len()).finish_non_exhaustive()
    }
}

impl Certificates {
    /// The certificates of a server that listens on an address.
    pub fn new(authority: Authority, listen: IpAddr) -> Result<Self, TlsError> {
        let key = KeyPair::generate()?;
        let der = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(key.serialize_der()));
        let signing = ring::sign::any_supported_type(&der)?;
        let mut names = vec!["localhost".to_owned(), "127.0.0.1".to_owned(), "::1".to_owned()];
        if !listen.is_unspecified() && !names.contains(&listen.to_string()) {
            names.push(listen.to_string());
        }
        // For clients that name no host.
        names.extend(CLOUD_DOMAINS.iter().flat_map(|domain| [(*domain).to_owned(), format!("*.{domain}")]));
        names.push("*.api.ksyun.com".to_owned());
        let own = make(&authority, &key, &signing, names, Clock::host())?;
        Ok(Self { authority, key, signing, own: Arc::new(own), for_hosts: Cache::new(KEPT) })
    }

    /// The certificate for a name, as a client writes it.
    fn for_name(&self, name: Option<&str>) -> Arc<CertifiedKey> {
        let Some(name) = name.map(str::to_ascii_lowercase).filter(|name| is_of_a_cloud(name)) else {
            return Arc::clone(&self.own);
        };
        let made = self.for_hosts.get_or_insert_with(&name, || {
            make(&self.authority, &self.key, &self.signing, vec![name.clone()], Clock::host()).map(Arc::new)
        });
        made.unwrap_or_else(|error| {
            tracing::warn!(%error, host = name, "no certificate can be made for this host");
            Arc::clone(&self.own)
        })
    }
}

impl ResolvesServerCert for Certificates {
    fn resolve(&self, hello: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        Some(self.for_name(hello.server_name()))
    }
}

/// Accepts TLS with these certificates.
pub fn acceptor(certificates: Certificates) -> Result<TlsAcceptor, TlsError> {
    let mut config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()?
        .with_no_client_auth()
        .with_cert_resolver(Arc::new(certificates));
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(TlsAcceptor::from(Arc::new(config)))
}

/// Whether a host belongs to a cloud.
fn is_of_a_cloud(name: &str) -> bool {
    name.len() <= LONGEST_NAME
        && CLOUD_DOMAINS
            .iter()
            .any(|domain| name.strip_suffix(domain).is_some_and(|rest| rest.is_empty() || rest.ends_with('.')))
}

fn make(
    authority: &Authority,
    key: &KeyPair,
    signing: &Arc<dyn SigningKey>,
    names: Vec<String>,
    now: Timestamp,
) -> Result<CertifiedKey, TlsError> {
    let mut params = CertificateParams::new(names)?;
    params.distinguished_name = DistinguishedName::new();
    // A blank keeps it from being taken for the name of a host.
    params.distinguished_name.push(DnType::CommonName, "Yunbox sandbox");
    params.use_authority_key_identifier_extension = true;
    params.key_usages = vec![KeyUsagePurpose::DigitalSignature];
    params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
    // Some clients refuse a certificate that is good for more than 825 days.
    let year = i32::from(year_of(now));
    params.not_before = date_time_ymd(year - 1, 12, 1);
    params.not_after = date_time_ymd(year + 1, 12, 31);
    let chain = vec![authority.sign(&params, key)?, authority.der().clone()];
    Ok(CertifiedKey::new(chain, Arc::clone(signing)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn certificates() -> Certificates {
        let authority = Authority::draw("2026-01-01T00:00:00Z".parse().unwrap()).unwrap();
        Certificates::new(authority, "127.0.0.1".parse().unwrap()).unwrap()
    }

    #[test]
    fn only_hosts_of_a_cloud_get_a_certificate_of_their_own() {
        let certificates = certificates();
        for own in
            [None, Some("localhost"), Some("example.com"), Some("evilaliyuncs.com"), Some("aliyuncs.com.evil.org")]
        {
            assert!(Arc::ptr_eq(&certificates.for_name(own), &certificates.own), "{own:?}");
        }
        for host in ["sts.aliyuncs.com", "ecs.cn-hangzhou.aliyuncs.com", "IAM.api.ksyun.com"] {
            assert!(!Arc::ptr_eq(&certificates.for_name(Some(host)), &certificates.own), "{host}");
        }
    }

    #[test]
    fn a_certificate_is_made_once_for_a_name_however_it_is_written() {
        let certificates = certificates();
        let first = certificates.for_name(Some("sts.aliyuncs.com"));
        assert!(Arc::ptr_eq(&first, &certificates.for_name(Some("STS.aliyuncs.com"))));
    }

    #[test]
    fn the_number_of_kept_certificates_has_a_bound() {
        let certificates = certificates();
        for number in 0..2 * KEPT {
            certificates.for_name(Some(&format!("h{number}.aliyuncs.com")));
        }
        assert!(certificates.for_hosts.len() <= KEPT);
    }

    #[test]
    fn a_server_can_be_set_up() {
        assert!(acceptor(certificates()).is_ok());
    }
}
