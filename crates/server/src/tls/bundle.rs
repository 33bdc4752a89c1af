//! The files that clients are pointed at: our authority, and a bundle of it with the system's own.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::TlsError;
use super::authority::CERTIFICATE_FILE;
use interface::sandbox::write_private;

/// Name of the bundle's file in a data folder.
const BUNDLE_FILE: &str = "ca-bundle.pem";

/// Where systems keep the authorities that they trust, as one file.
const SYSTEM: [&str; 5] = [
    "/etc/ssl/certs/ca-certificates.crt",
    "/etc/pki/tls/certs/ca-bundle.crt",
    "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",
    "/etc/ssl/ca-bundle.pem",
    "/etc/ssl/cert.pem",
];

/// Paths of the two files. Both are needed: some variables add to what a client trusts, some replace it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CertificateFiles {
    /// Our authority alone.
    pub certificate: PathBuf,
    /// Our authority and the system's.
    pub bundle: PathBuf,
}

impl CertificateFiles {
    /// The files in a data folder.
    pub fn in_folder(folder: &Path) -> Self {
        let folder = std::path::absolute(folder).unwrap_or_else(|_| folder.to_path_buf());
        Self { certificate: folder.join(CERTIFICATE_FILE), bundle: folder.join(BUNDLE_FILE) }
    }

    /// The files beside another file, for a sandbox without a data folder.
    pub fn beside(file: &Path) -> Self {
        let file = std::path::absolute(file).unwrap_or_else(|_| file.to_path_buf());
        Self { certificate: with_ending(&file, CERTIFICATE_FILE), bundle: with_ending(&file, BUNDLE_FILE) }
    }

    /// The files that go with this certificate.
    pub fn of_certificate(certificate: &Path) -> Self {
        let name = certificate.file_name().map(|name| name.to_string_lossy().replace(CERTIFICATE_FILE, BUNDLE_FILE));
        Self { certificate: certificate.to_path_buf(), bundle: certificate.with_file_name(name.unwrap_or_default()) }
    }

    /// Writes both.
    pub fn write(&self, pem: &str) -> Result<(), TlsError> {
        for (path, text) in [(&self.certificate, pem.to_owned()), (&self.bundle, bundle(pem))] {
            write_private(path, text).map_err(|source| TlsError::File { path: path.clone(), source })?;
        }
        Ok(())
    }

    /// Removes both.
    pub fn remove(&self) {
        for path in [&self.certificate, &self.bundle] {
            fs::remove_file(path).ok();
        }
    }
}

/// A new folder that only its owner can enter, for the files of a sandbox that has no other place.
pub fn temporary_folder() -> Result<PathBuf, TlsError> {
    let path = std::env::temp_dir().join(format!("yunbox-{}", std::process::id()));
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    // Whatever is there already belongs to somebody else, or to a process of the same number that was killed.
    let made = builder.create(&path).or_else(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => fs::remove_dir_all(&path).and_then(|()| builder.create(&path)),
        _ => Err(error),
    });
    made.map_err(|source| TlsError::File { path: path.clone(), source })?;
    Ok(path)
}

/// Our authority, followed by the system's.
fn bundle(pem: &str) -> String {
    let system = SYSTEM.into_iter().find_map(|path| fs::read_to_string(path).ok()).unwrap_or_default();
    format!("{}\n{system}", pem.trim_end())
}

fn with_ending(file: &Path, ending: &str) -> PathBuf {
    let mut name = file.file_name().unwrap_or_default().to_owned();
    name.push(".");
    name.push(ending);
    file.with_file_name(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bundle_is_found_from_the_certificate() {
        for files in
            [CertificateFiles::in_folder(Path::new("/data")), CertificateFiles::beside(Path::new("/run/r.json"))]
        {
            assert_eq!(CertificateFiles::of_certificate(&files.certificate), files);
        }
        let beside = CertificateFiles::beside(Path::new("/run/r.json"));
        assert_eq!(beside.certificate, Path::new("/run/r.json.ca.pem"));
    }

    #[test]
    fn the_bundle_holds_ours_first() {
        assert!(bundle("-----ours-----\n").starts_with("-----ours-----\n"));
    }
}
