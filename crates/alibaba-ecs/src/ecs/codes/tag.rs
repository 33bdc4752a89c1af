//! Tags.

use crate::code::{Code, codes};

codes! {
    /// No resource is named.
    pub(crate) const NO_RESOURCES: Code =
        Code::new(404, "MissingParameter.ResourceIds", "The parameter - ResourceIds should not be null");
    /// No tag is named.
    pub(crate) const NO_TAGS: Code = Code::new(404, "MissingParameter.Tags", "The parameter - Tags should not be null");
    /// A resource that is not there.
    pub(crate) const RESOURCE_NOT_FOUND: Code =
        Code::new(404, "InvalidResourceId.NotFound", "The specified ResourceIds are not found in our records.");
    /// More resources than a call may name.
    pub(crate) const TOO_MANY_RESOURCES: Code =
        Code::new(400, "NumberExceed.ResourceIds", "The ResourceIds parameter's number is exceed , Valid : 50");
    /// More tags than a call may have.
    pub(crate) const TOO_MANY: Code =
        Code::new(400, "NumberExceed.Tags", "The Tags parameter's number is exceed , Valid : 20");
    /// More tags than a list can be narrowed to.
    pub(crate) const TOO_MANY_WANTED: Code =
        Code::new(400, "InvalidTagCount", "The specified tags are beyond the permitted range.");
    /// More tags than a resource may have.
    pub(crate) const TOO_MANY_OF_RESOURCE: Code =
        Code::new(403, "QuotaExceed.Tags", "The quota of tags on resource is beyond permitted range.");
    /// What is no key, or one that the service keeps for itself.
    pub(crate) const KEY_MALFORMED: Code =
        Code::new(400, "InvalidTagKey.Malformed", "The specified Tag.n.Key is not valid.");
    /// What is no value, or one that the service keeps for itself.
    pub(crate) const VALUE_MALFORMED: Code =
        Code::new(400, "InvalidTagValue.Malformed", "The specified Tag.n.Value is not valid.");
    /// A key that comes twice.
    pub(crate) const KEY_TWICE: Code = Code::new(400, "Duplicate.TagKey", "The Tag.N.Key contain duplicate key.");
    /// A value without a key.
    pub(crate) const NO_KEY: Code =
        Code::new(400, "InvalidTag.Mismatch", "The specified Tag.n.Key and Tag.n.Value are not match.");
}
