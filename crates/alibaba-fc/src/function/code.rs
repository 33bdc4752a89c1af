//! The code of a function. It is measured and not kept.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use crc::{CRC_64_XZ, Crc};
use schemars::JsonSchema;
use serde::Deserialize;

use crate::error::{Error, Result};

/// How checksums of code are made, as OSS makes those of objects.
static CHECKSUM: Crc<u64> = Crc::<u64>::new(&CRC_64_XZ);

/// Where the code of a function is.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct Code {
    /// ZIP archive in base64.
    #[schemars(extend("writeOnly" = true))]
    zip_file: Option<String>,
    /// Bucket of OSS that has the archive. The sandbox has no OSS: nothing is read there, and the size is 0.
    oss_bucket_name: Option<String>,
    /// Name of the archive in the bucket.
    oss_object_name: Option<String>,
    /// CRC-64 of the archive, which has to be right where the archive itself is in the call.
    checksum: Option<String>,
}

impl Code {
    /// Size in bytes, and checksum.
    pub(super) fn measure(&self) -> Result<(i64, String)> {
        match (&self.zip_file, &self.oss_bucket_name, &self.oss_object_name) {
            (Some(_), Some(_), _) | (Some(_), _, Some(_)) => {
                Err(Error::invalid("'code' is invalid: zipFile cannot be used together with an object of OSS"))
            }
            (Some(text), None, None) => self.of_archive(text),
            (None, Some(_), Some(_)) => Ok((0, self.checksum.clone().unwrap_or_default())),
            _ => Err(Error::invalid("'code' is invalid: zipFile, or ossBucketName and ossObjectName, are required")),
        }
    }

    fn of_archive(&self, text: &str) -> Result<(i64, String)> {
        let archive =
            STANDARD.decode(text).map_err(|_| Error::invalid("'code.zipFile' is invalid: it is not valid base64"))?;
        // A ZIP archive begins with the signature of its first entry, an empty one with that of its end.
        if !archive.starts_with(b"PK\x03\x04") && !archive.starts_with(b"PK\x05\x06") {
            return Err(Error::invalid("'code.zipFile' is invalid: it is not a valid ZIP archive"));
        }
        let checksum = CHECKSUM.checksum(&archive).to_string();
        if self.checksum.as_ref().is_some_and(|stated| *stated != checksum) {
            return Err(Error::invalid("'code.checksum' is invalid: it does not match the archive"));
        }
        Ok((i64::try_from(archive.len()).unwrap_or(i64::MAX), checksum))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An archive without entries.
    const EMPTY: &[u8] = b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0";

    #[test]
    fn an_archive_is_measured_and_its_checksum_compared() {
        let zip_file = Some(STANDARD.encode(EMPTY));
        let code = Code { zip_file, ..Code::default() };
        let (size, checksum) = code.measure().unwrap();
        assert_eq!(size, 22);
        assert!(Code { checksum: Some(checksum), ..code.clone() }.measure().is_ok());
        assert!(Code { checksum: Some("1".to_owned()), ..code.clone() }.measure().is_err());
        assert!(Code { oss_bucket_name: Some("b".to_owned()), ..code }.measure().is_err());
    }

    /// The check value of the catalogue of parametrised CRC algorithms.
    #[test]
    fn the_checksum_is_the_one_of_oss() {
        assert_eq!(CHECKSUM.checksum(b"123456789"), 0x995d_c9bb_df19_39fa);
    }

    #[test]
    fn what_is_no_archive_is_refused() {
        for wrong in ["not base64!", "aGVsbG8="] {
            let code = Code { zip_file: Some(wrong.to_owned()), ..Code::default() };
            assert!(code.measure().is_err(), "{wrong}");
        }
        assert!(Code::default().measure().is_err());
    }
}
