//! Whose certificates an identity provider's host may prove itself with.

use std::fmt::Write;
use std::sync::{Arc, LazyLock};

use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::client::{WebPkiServerVerifier, verify_server_name};
use rustls::crypto::{CryptoProvider, ring, verify_tls12_signature, verify_tls13_signature};
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::server::ParsedCertificate;
use rustls::{CertificateError, ClientConfig, DigitallySignedStruct, Error, RootCertStore, SignatureScheme};
use sha1::{Digest, Sha1};
use x509_parser::prelude::{FromDer, X509Certificate};

/// The authorities that this system trusts, read once.
static SYSTEM: LazyLock<Arc<RootCertStore>> = LazyLock::new(|| {
    let mut roots = RootCertStore::empty();
    let found = rustls_native_certs::load_native_certs();
    for error in &found.errors {
        tracing::warn!(%error, "some certificates of the system's authorities could not be read");
    }
    roots.add_parsable_certificates(found.certs);
    Arc::new(roots)
});

/// A client that trusts the system's authorities, and presented certificates with one of these fingerprints.
pub(super) fn client(fingerprints: &[String]) -> Result<ClientConfig, Error> {
    let provider = Arc::new(ring::default_provider());
    let verifier = Verifier { provider: Arc::clone(&provider), fingerprints: fingerprints.to_vec() };
    let config = ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions()?;
    Ok(config.dangerous().with_custom_certificate_verifier(Arc::new(verifier)).with_no_client_auth())
}

#[derive(Debug)]
struct Verifier {
    provider: Arc<CryptoProvider>,
    fingerprints: Vec<String>,
}

impl Verifier {
    /// Verifies the chain against some authorities. Validity is judged at the host's time: the
    /// certificates of the world outside do not follow a sandbox clock that was moved.
    fn verify(&self, roots: Arc<RootCertStore>, presented: &Presented<'_>) -> Result<ServerCertVerified, Error> {
        if roots.is_empty() {
            return Err(CertificateError::UnknownIssuer.into());
        }
        let verifier = WebPkiServerVerifier::builder_with_provider(roots, Arc::clone(&self.provider))
            .build()
            .map_err(|error| Error::General(error.to_string()))?;
        verifier.verify_server_cert(
            presented.end_entity,
            presented.intermediates,
            presented.name,
            presented.ocsp,
            presented.now,
        )
    }

    fn is_registered(&self, certificate: &CertificateDer<'_>) -> bool {
        let mut print = String::with_capacity(40);
        for byte in Sha1::digest(certificate) {
            write!(print, "{byte:02x}").ok();
        }
        self.fingerprints.iter().any(|known| known.eq_ignore_ascii_case(&print))
    }
}

/// Takes a certificate that is registered itself, whoever issued it: it must be for the host, and be valid now.
fn itself(
    certificate: &CertificateDer<'_>,
    server_name: &ServerName<'_>,
    now: UnixTime,
) -> Result<ServerCertVerified, Error> {
    verify_server_name(&ParsedCertificate::try_from(certificate)?, server_name)?;
    let (_, parsed) = X509Certificate::from_der(certificate).map_err(|_| CertificateError::BadEncoding)?;
    let now = i64::try_from(now.as_secs()).unwrap_or(i64::MAX);
    let validity = parsed.validity();
    if now < validity.not_before.timestamp() {
        return Err(CertificateError::NotValidYet.into());
    }
    if now > validity.not_after.timestamp() {
        return Err(CertificateError::Expired.into());
    }
    Ok(ServerCertVerified::assertion())
}

/// What a host presents.
struct Presented<'p> {
    end_entity: &'p CertificateDer<'p>,
    intermediates: &'p [CertificateDer<'p>],
    name: &'p ServerName<'p>,
    ocsp: &'p [u8],
    now: UnixTime,
}

impl ServerCertVerifier for Verifier {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        server_name: &ServerName<'_>,
        ocsp_response: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        let presented = Presented { end_entity, intermediates, name: server_name, ocsp: ocsp_response, now };
        let refused = match self.verify(Arc::clone(&SYSTEM), &presented) {
            Ok(verified) => return Ok(verified),
            Err(error) => error,
        };
        if self.is_registered(end_entity) {
            return itself(end_entity, server_name, now);
        }
        let mut registered = RootCertStore::empty();
        for certificate in intermediates {
            if self.is_registered(certificate) {
                registered.add(certificate.clone().into_owned()).ok();
            }
        }
        // Without a registered certificate, what the system's authorities say stands.
        if registered.is_empty() { Err(refused) } else { self.verify(Arc::new(registered), &presented) }
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        verify_tls12_signature(message, certificate, signed, &self.provider.signature_verification_algorithms)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        verify_tls13_signature(message, certificate, signed, &self.provider.signature_verification_algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.provider.signature_verification_algorithms.supported_schemes()
    }
}
