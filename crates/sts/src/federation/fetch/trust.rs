//! Whose certificates an identity provider's host may prove itself with.

use std::fmt::Write;
use std::sync::{Arc, LazyLock};

use rustls::client::WebPkiServerVerifier;
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::{CryptoProvider, ring, verify_tls12_signature, verify_tls13_signature};
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{CertificateError, ClientConfig, DigitallySignedStruct, Error, RootCertStore, SignatureScheme};
use sha1::{Digest, Sha1};

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
        let mut registered = RootCertStore::empty();
        for certificate in std::iter::once(end_entity).chain(intermediates) {
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
