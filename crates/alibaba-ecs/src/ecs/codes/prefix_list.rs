//! Prefix lists.

use crate::code::{Code, codes};

codes! {
    /// A list that is not there.
    pub(crate) const NOT_FOUND: Code =
        Code::new(404, "InvalidPrefixListId.NotFound", "The specified prefix list was not found.");
    /// A list that something names.
    pub(crate) const IN_USE: Code =
        Code::new(400, "NotAllowed.AssociationExist", "The specified prefix list has associated resources.");
    /// What is no block of the list's addresses.
    pub(crate) const ENTRY_MALFORMED: Code =
        Code::new(400, "InvalidParameter.CidrMalformed", "The specified CIDR block of the entry is not valid.");
    /// A block that a call names twice, or adds and takes out.
    pub(crate) const ENTRY_TWICE: Code =
        Code::new(400, "InvalidParameter.CidrDuplicated", "The specified CIDR block of the entry is duplicate.");
    /// More blocks than the list may have.
    pub(crate) const TOO_MANY_ENTRIES: Code = Code::new(
        400,
        "LimitExceed.MaxEntries",
        "The number of entries exceeds the MaxEntries of the specified prefix list.",
    );
    /// What is no name of a list.
    pub(crate) const NAME_MALFORMED: Code =
        Code::new(400, "InvalidParameter.PrefixListName", "The parameter PrefixListName is not valid.");
    /// A kind of addresses that no list has.
    pub(crate) const FAMILY_INVALID: Code =
        Code::new(400, "InvalidParameter.AddressFamily", "The parameter AddressFamily should be IPv4 or IPv6.");
}
