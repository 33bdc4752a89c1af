//! The local certificate authority: made on the first start, kept beside the data.

use std::fs;
use std::io;
use std::path::Path;

use kernel::Timestamp;
use rcgen::{
    BasicConstraints, CertificateParams, DistinguishedName, DnType, GeneralSubtree, IsCa, Issuer, KeyPair,
    KeyUsagePurpose, NameConstraints, date_time_ymd,
};
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;

use super::{CLOUD_DOMAINS, TlsError};
use interface::sandbox::{hex, write_private};

/// Name of the certificate's file in a data folder.
pub(super) const CERTIFICATE_FILE: &str = "ca.pem";

/// Name of the private key's file in a data folder.
const KEY_FILE: &str = "ca.key";

/// How many years the authority is good for.
const YEARS: i16 = 20;

/// An authority that signs certificates for the clouds' hosts and for this machine, and for nothing else.
pub struct Authority {
    certificate: CertificateDer<'static>,
    pem: String,
    issuer: Issuer<'static, KeyPair>,
}

impl std::fmt::Debug for Authority {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("Authority").finish_non_exhaustive()
    }
}

impl Authority {
    /// A new authority that is kept nowhere.
    pub fn draw(now: Timestamp) -> Result<Self, TlsError> {
        let key = KeyPair::generate()?;
        let mut params = params(&key);
        let year = i32::from(year_of(now));
        params.not_before = date_time_ymd(year - 1, 1, 1);
        params.not_after = date_time_ymd(year + i32::from(YEARS), 1, 1);
        let certificate = params.self_signed(&key)?;
        Ok(Self { certificate: certificate.der().clone(), pem: certificate.pem(), issuer: Issuer::new(params, key) })
    }

    /// The authority of a data folder, made if there is none.
    pub fn kept_in(folder: &Path, now: Timestamp) -> Result<Self, TlsError> {
        let (certificate_file, key_file) = (folder.join(CERTIFICATE_FILE), folder.join(KEY_FILE));
        if let Some(pem) = read_if_there(&certificate_file)? {
            let key = read_if_there(&key_file)?.ok_or_else(|| TlsError::Damaged(certificate_file.clone()))?;
            let certificate = CertificateDer::from_pem_slice(pem.as_bytes())
                .map_err(|_| TlsError::Damaged(certificate_file.clone()))?;
            let key = KeyPair::from_pem(&key).map_err(|_| TlsError::Damaged(key_file))?;
            let issuer = Issuer::new(params(&key), key);
            return Ok(Self { certificate, pem, issuer });
        }
        let drawn = Self::draw(now)?;
        let write = |path: &Path, text: &str| {
            write_private(path, text).map_err(|source| TlsError::File { path: path.to_path_buf(), source })
        };
        // The key first: a certificate without its key would be taken for damage.
        write(&key_file, &drawn.issuer.key().serialize_pem())?;
        write(&certificate_file, &drawn.pem)?;
        Ok(drawn)
    }

    /// The certificate, in PEM form.
    pub fn pem(&self) -> &str {
        &self.pem
    }

    /// The certificate, in DER form.
    pub(super) fn der(&self) -> &CertificateDer<'static> {
        &self.certificate
    }

    /// Signs a server's certificate.
    pub(super) fn sign(&self, params: &CertificateParams, key: &KeyPair) -> Result<CertificateDer<'static>, TlsError> {
        Ok(params.signed_by(key, &self.issuer)?.der().clone())
    }
}

/// What an authority says about itself. All of it but the dates follows from the key, so that the
/// issuer of a kept authority can be made again without reading its certificate.
fn params(key: &KeyPair) -> CertificateParams {
    let mark = key.public_key_raw().last_chunk::<4>().map(|end| hex(end)).unwrap_or_default();
    let mut params = CertificateParams::default();
    params.distinguished_name = DistinguishedName::new();
    params.distinguished_name.push(DnType::OrganizationName, "Yunbox");
    params.distinguished_name.push(DnType::CommonName, format!("Yunbox local authority {mark}"));
    params.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
    params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
    // Whoever steals the key cannot pose as anybody else to those who trust it. Addresses are left
    // free: a sandbox may listen on any.
    let names = CLOUD_DOMAINS.into_iter().chain(["localhost"]);
    params.name_constraints = Some(NameConstraints {
        permitted_subtrees: names.map(|name| GeneralSubtree::DnsName(name.to_owned())).collect(),
        excluded_subtrees: Vec::new(),
    });
    params
}

/// The year that an instant is in, at Greenwich.
pub(super) fn year_of(at: Timestamp) -> i16 {
    at.to_zoned(jiff::tz::TimeZone::UTC).year()
}

fn read_if_there(path: &Path) -> Result<Option<String>, TlsError> {
    match fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(source) => Err(TlsError::File { path: path.to_path_buf(), source }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn now() -> Timestamp {
        "2026-01-01T00:00:00Z".parse().unwrap()
    }

    #[test]
    fn an_authority_is_kept_between_starts_and_its_files_are_the_owners_alone() {
        let folder = tempfile::tempdir().unwrap();
        let first = Authority::kept_in(folder.path(), now()).unwrap();
        let second = Authority::kept_in(folder.path(), now()).unwrap();
        assert_eq!(first.pem(), second.pem());
        assert_eq!(first.issuer.key().serialized_der(), second.issuer.key().serialized_der());
        #[cfg(unix)]
        for file in [CERTIFICATE_FILE, KEY_FILE] {
            let mode =
                std::os::unix::fs::PermissionsExt::mode(&folder.path().join(file).metadata().unwrap().permissions());
            assert_eq!(mode & 0o777, 0o600, "{file}");
        }
    }

    #[test]
    fn a_certificate_without_its_key_is_damage_and_not_a_reason_for_a_new_one() {
        let folder = tempfile::tempdir().unwrap();
        Authority::kept_in(folder.path(), now()).unwrap();
        fs::remove_file(folder.path().join(KEY_FILE)).unwrap();
        assert!(matches!(Authority::kept_in(folder.path(), now()), Err(TlsError::Damaged(_))));
    }
}
