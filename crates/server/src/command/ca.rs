//! `yunbox ca`

use std::io::Write;

use clap::Args;

use super::CommandError;
use super::ready::Which;

/// Flags of `ca`.
#[derive(Debug, Args)]
pub(super) struct Ca {
    #[command(flatten)]
    which: Which,
}

impl Ca {
    pub(super) fn run(self) -> Result<(), CommandError> {
        let ready = self.which.read()?;
        let files = ready.certificate_files();
        let (certificate, bundle) = (files.certificate.display(), files.bundle.display());
        let mut out = std::io::stdout().lock();
        // The first line alone is the path, for scripts.
        write!(
            out,
            "{certificate}\n\n\
             The sandbox speaks TLS on the port that it speaks HTTP on: https://{address}\n\
             Its authority signs for localhost, *.aliyuncs.com and *.ksyun.com and for nothing else. Nothing is\n\
             installed into the system; clients are pointed at a file, for as long as you want:\n\n  \
             curl --cacert {certificate} https://{address}/_yunbox/health\n  \
             export NODE_EXTRA_CA_CERTS={certificate}\n  \
             export SSL_CERT_FILE={bundle} REQUESTS_CA_BUNDLE={bundle} CURL_CA_BUNDLE={bundle}\n\n\
             The second file holds the system's authorities too, for variables that replace them.\n\
             `eval \"$(yunbox env)\"` sets them all; `yunbox exec` sets them for one command.\n",
            address = ready.address(),
        )?;
        Ok(())
    }
}
