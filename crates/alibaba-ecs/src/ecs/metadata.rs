//! How the metadata of an instance can be read, as parameters say it.

use compute::instance::MetadataOptions;

use super::errors::{Error, Result};
use crate::ecs::codes;

/// The options of a launch.
pub(super) fn options(endpoint: Option<&str>, tokens: Option<&str>, hops: Option<i64>) -> Result<MetadataOptions> {
    change(MetadataOptions::default(), endpoint, tokens, hops, None)
}

/// Options with what a call changes about them.
pub(super) fn change(
    options: MetadataOptions,
    endpoint: Option<&str>,
    tokens: Option<&str>,
    hops: Option<i64>,
    tags: Option<&str>,
) -> Result<MetadataOptions> {
    if hops.is_some_and(|hops| !(1..=64).contains(&hops)) {
        return Err(Error::of(codes::instance::HOP_LIMIT_INVALID));
    }
    Ok(MetadataOptions {
        enabled: match endpoint {
            None => options.enabled,
            Some("enabled") => true,
            Some("disabled") => false,
            Some(_) => return Err(Error::of(codes::instance::ENDPOINT_INVALID)),
        },
        token_required: match tokens {
            None => options.token_required,
            Some("required") => true,
            Some("optional") => false,
            Some(_) => return Err(Error::of(codes::instance::TOKENS_INVALID)),
        },
        hop_limit: hops.unwrap_or(options.hop_limit),
        tags: match tags {
            None => options.tags,
            Some("enabled") => true,
            Some("disabled") => false,
            Some(_) => return Err(Error::invalid("InstanceMetadataTags")),
        },
    })
}
