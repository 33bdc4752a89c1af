//! What is wrong with a call as a whole, or with a parameter that many operations have.

use crate::code::{Code, Pattern, codes};

codes! {
    /// A parameter without which the operation cannot go on.
    pub(crate) const MISSING_PARAMETER: Pattern = Pattern::new(
        400,
        "MissingParameter",
        "The input parameter \"{}\" that is mandatory for processing this request is not supplied.",
    );
    /// A parameter that the operation always asks for.
    pub(crate) const NO_PARAMETER: Pattern = Pattern::new(
        400,
        "MissingParameter.{}",
        "The input parameter \"{}\" that is mandatory for processing this request is not supplied.",
    );
    /// A value that the parameter may not have.
    pub(crate) const INVALID_PARAMETER: Pattern =
        Pattern::new(400, "InvalidParameter", "The specified parameter \"{}\" is not valid.");
    /// A parameter of something that the sandbox does not have: leaving it out without a word would mislead.
    pub(crate) const UNBUILT_PARAMETER: Pattern = Pattern::new(
        400,
        "InvalidParameter",
        "The specified parameter \"{}\" is not valid: the sandbox does not have this yet.",
    );
    /// A kind of resources that the service does not have.
    pub(crate) const RESOURCE_TYPE_NOT_FOUND: Code =
        Code::new(404, "InvalidResourceType.NotFound", "The ResourceType provided does not exist in our records.");
    /// A resource group that the account does not have.
    pub(crate) const RESOURCE_GROUP_NOT_FOUND: Code =
        Code::new(404, "InvalidResourceGroup.NotFound", "The ResourceGroup provided does not exist in our records.");
    /// A resource that is to be moved, and is not there.
    pub(crate) const RESOURCE_NOT_FOUND: Code =
        Code::new(404, "InvalidResourceId.NotFound", "The ResourceId provided does not exist in our records.");
    /// A client token that is none.
    pub(crate) const CLIENT_TOKEN_MALFORMED: Code =
        Code::new(400, "InvalidClientToken.ValueNotSupported", "clienttoken is not valid.");
    /// A client token that came with other parameters before.
    pub(crate) const CLIENT_TOKEN_MISMATCH: Code = Code::new(
        403,
        "IdempotentParameterMismatch",
        "The request uses the same client token as a previous, but non-identical request.",
    );
    /// A token of a part that no list has.
    pub(crate) const NEXT_TOKEN_INVALID: Code =
        Code::new(400, "InvalidParameter.NextToken", "The parameter NextToken is invalid.");
    /// Every check has been passed, and nothing else was asked for.
    pub(crate) const DRY_RUN: Code =
        Code::new(400, "DryRunOperation", "Request validation has been passed with DryRun flag set.");
    /// The same from the operations on several instances.
    pub(crate) const DRY_RUN_OF_SEVERAL: Code =
        Code::new(400, "DRYRUN.SUCCESS", "Request validation has been passed with DryRun flag set.");
    /// A caller without permission.
    pub(crate) const FORBIDDEN: Code = Code::new(
        403,
        "Forbidden.RAM",
        "User not authorized to operate on the specified resource, or this API doesn't support RAM.",
    );
}
