//! Commands and their invocations, and files that are sent.
//!
//! Source: the error tables of the vendor's pages of `CreateCommand`, `InvokeCommand`, `StopInvocation` and `SendFile` of 2026.

use crate::code::{Code, codes};

codes! {
    /// A command that is not there.
    pub(crate) const NOT_FOUND: Code =
        Code::new(404, "InvalidCmdId.NotFound", "The specified command ID does not exist.");
    /// An invocation that is not there.
    pub(crate) const INVOCATION_NOT_FOUND: Code =
        Code::new(404, "InvalidInvokeId.NotFound", "The specified invoke ID does not exist.");
    /// An instance that is not there.
    pub(crate) const INSTANCE_NOT_FOUND: Code =
        Code::new(404, "InvalidInstance.NotFound", "The specified instance does not exist.");
    /// An instance that the invocation is not for.
    pub(crate) const NOT_ITS_INSTANCE: Code =
        Code::new(404, "InvalidInstanceId.NotFound", "The specified parameter InstanceId does not exist.");
    /// An instance that cannot run a script of this kind.
    pub(crate) const NOT_APPLICABLE: Code = Code::new(
        400,
        "InvalidInstance.NotMatch",
        "The specified instance type does not match the command.",
    );
    /// No instance.
    pub(crate) const NO_INSTANCE: Code =
        Code::new(400, "MissingParam.InstanceId", "The parameter instanceId is missing or empty.");
    /// More instances than a call may be for.
    pub(crate) const TOO_MANY_INSTANCES: Code =
        Code::new(403, "InstanceIds.ExceedLimit", "The number of instance IDs exceeds the upper limit.");
    /// More tags than instances may be chosen by.
    pub(crate) const TOO_MANY_RESOURCE_TAGS: Code =
        Code::new(400, "NumberExceed.ResourceTags", "The maximum number of ResourceTags is exceeded.");
    /// A tag to choose instances by without a key.
    pub(crate) const NO_RESOURCE_TAG_KEY: Code =
        Code::new(400, "MissingParameter.ResourceTagKey", "You must specify ResourceTag.N.Key.");
    /// Tags that no instance has.
    pub(crate) const NO_INSTANCE_HAS_TAGS: Code = Code::new(
        400,
        "InvalidResourceTag.InstanceNotFound",
        "InstanceIds are not found by the specified ResourceTag.",
    );
    /// Instances by their ids and by tags at once.
    pub(crate) const IDS_AND_TAGS: Code = Code::new(
        400,
        "InvalidResourceTag.ConflictWithInstanceIds",
        "The specified param ResourceTag conflicts with InstanceId.",
    );
    /// A kind of script that there is not.
    pub(crate) const TYPE_NOT_FOUND: Code =
        Code::new(404, "InvalidCmdType.NotFound", "The specified command type does not exist.");
    /// A script that is not in Base64.
    pub(crate) const CONTENT_MALFORMED: Code =
        Code::new(400, "CmdContent.DecodeError", "The CommandContent can not be base64 decoded.");
    /// A script that is too long.
    pub(crate) const CONTENT_TOO_LONG: Code = Code::new(
        403,
        "CmdContent.ExceedLimit",
        "The length of the command content exceeds the upper limit.",
    );
    /// A script that is too long with the values for its names.
    pub(crate) const FILLED_TOO_LONG: Code =
        Code::new(403, "CmdContent.ExceedLimit", "The maximum length of a command is exceeded.");
    /// A name that is too long.
    pub(crate) const NAME_TOO_LONG: Code =
        Code::new(403, "CmdName.ExceedLimit", "The length of the command name exceeds the upper limit.");
    /// A description that is too long.
    pub(crate) const DESCRIPTION_TOO_LONG: Code = Code::new(
        403,
        "CmdDesc.ExceedLimit",
        "The length of the command description exceeds the upper limit.",
    );
    /// More commands than a region may have.
    pub(crate) const QUOTA: Code = Code::new(
        403,
        "CmdCount.ExceedQuota",
        "The total number of commands in the current region exceeds the quota.",
    );
    /// A folder that is none.
    pub(crate) const WORKING_DIR_INVALID: Code =
        Code::new(400, "InvalidParameter.WorkingDir", "The specified parameter WorkingDir is not valid.");
    /// A launcher that is too long.
    pub(crate) const LAUNCHER_TOO_LONG: Code = Code::new(
        403,
        "InvalidLauncher.LengthLimitExceeded",
        "The length of the parameter Launcher exceeds the limit of 1 KB characters.",
    );
    /// A time that a script may not take.
    pub(crate) const TIMEOUT_TOO_LONG: Code = Code::new(
        403,
        "InvalidTimeout.ExceedLimit",
        "The specified parameter Timeout exceeds the upper limit.",
    );
    /// Braces without a name.
    pub(crate) const PLACEHOLDER_EMPTY: Code =
        Code::new(400, "CmdParam.EmptyKey", "You must specify the parameter names.");
    /// Braces with something else than a name.
    pub(crate) const PLACEHOLDER_INVALID: Code = Code::new(
        400,
        "CmdParam.InvalidParamName",
        "Invalid parameter name. The name can contain only lowercase letters (a to z), uppercase letters (A to Z), \
         numbers (0 to 9), hyphens (-), and underscores (_).",
    );
    /// Braces with a name that is too long.
    pub(crate) const PLACEHOLDER_TOO_LONG: Code = Code::new(
        403,
        "CmdParamName.ExceedLimit",
        "The maximum length of a parameter name is exceeded.",
    );
    /// More names than a script may have.
    pub(crate) const TOO_MANY_PLACEHOLDERS: Code = Code::new(
        403,
        "CmdParamCount.ExceedLimit",
        "The maximum number of custom parameters is exceeded.",
    );
    /// Values for a script without names.
    pub(crate) const PARAMETERS_DISABLED: Code = Code::new(
        400,
        "Parameter.Disabled",
        "Parameters cannot be passed in when the command customization function is disabled.",
    );
    /// Values that are none.
    pub(crate) const PARAMETERS_INVALID: Code =
        Code::new(400, "InvalidParameter.Parameters", "The specified parameter Parameters is not valid.");
    /// A value that is a list or a structure.
    pub(crate) const PARAMETER_TYPE: Code =
        Code::new(403, "ParameterType.NotSupported", "The type of parameter value is not supported.");
    /// More values than a call may give.
    pub(crate) const TOO_MANY_PARAMETERS: Code =
        Code::new(403, "ParameterCount.ExceedLimit", "The maximum number of parameters is exceeded.");
    /// A name of a value that is too long.
    pub(crate) const PARAMETER_NAME_TOO_LONG: Code = Code::new(
        403,
        "ParameterKey.ExceedLimit",
        "The maximum length of a parameter name is exceeded.",
    );
    /// Two values for one name.
    pub(crate) const PARAMETER_TWICE: Code =
        Code::new(403, "ParameterKey.Duplicate", "Parameter names cannot be duplicated.");
    /// A value for a name that the script does not have.
    pub(crate) const PARAMETER_UNKNOWN: Code = Code::new(
        403,
        "Parameter.NotMatched",
        "The passed-in parameters do not match the parameters defined when you created the command.",
    );
    /// A way to repeat that there is not.
    pub(crate) const REPEAT_NOT_FOUND: Code =
        Code::new(404, "InvalidRepeatMode.NotFound", "The specified repeat mode does not exist.");
    /// A repetition without a schedule.
    pub(crate) const NO_FREQUENCY: Code = Code::new(
        400,
        "MissingParam.Frequency",
        "The frequency must be specified when you create a timed task.",
    );
    /// A schedule that is none.
    pub(crate) const FREQUENCY_INVALID: Code =
        Code::new(400, "InvalidParam.Frequency", "The specified frequency is invalid.");
    /// A way to end scripts that there is not.
    pub(crate) const TERMINATION_NOT_FOUND: Code = Code::new(
        404,
        "InvalidTerminationMode.NotFound",
        "The specified parameter TerminationMode does not exist.",
    );
    /// A name of a user that is too long.
    pub(crate) const USER_TOO_LONG: Code =
        Code::new(403, "Username.ExceedLimit", "The length of the username exceeds the upper limit.");
    /// A name of a password that is too long.
    pub(crate) const PASSWORD_NAME_TOO_LONG: Code = Code::new(
        403,
        "WindowsPasswordName.ExceedLimit",
        "The length of the WindowsPasswordName exceeds the upper limit.",
    );
    /// A user of Windows without a password.
    pub(crate) const NO_PASSWORD_NAME: Code = Code::new(
        403,
        "WindowsPasswordName.Missed",
        "WindowsPasswordName must be specified when you create a Windows task.",
    );
    /// A password in a service that the sandbox does not have.
    pub(crate) const NO_PARAMETER_STORE: Code = Code::new(
        403,
        "ParameterStore.NotSupported",
        "Parameter Store is not supported in this region.",
    );
    /// A folder for files that is none.
    pub(crate) const FILE_FOLDER_INVALID: Code =
        Code::new(400, "FileTargetDir.Invalid", "The target directory of file is invalid.");
    /// Rights of a file that are none.
    pub(crate) const FILE_MODE_INVALID: Code = Code::new(400, "FileMode.Invalid", "The mode of file is invalid.");
    /// A file that is not in Base64.
    pub(crate) const FILE_MALFORMED: Code =
        Code::new(400, "FileContent.DecodeError", "The Content can not be base64 decoded.");
    /// A kind of content that there is not.
    pub(crate) const FILE_TYPE_INVALID: Code =
        Code::new(400, "FileContentType.Invalid", "The ContentType of file is invalid.");
    /// An owner of a file who is none.
    pub(crate) const FILE_OWNER_INVALID: Code =
        Code::new(400, "InvalidParameter.FileOwner", "The specified parameter FileOwner is not valid.");
    /// A group of a file that is none.
    pub(crate) const FILE_GROUP_INVALID: Code =
        Code::new(400, "InvalidParameter.FileGroup", "The specified parameter FileGroup is not valid.");
    /// A file that is too long.
    pub(crate) const FILE_TOO_LONG: Code =
        Code::new(403, "FileSize.ExceedLimit", "The length of file content exceeds limit.");
    /// A name of a file that is too long.
    pub(crate) const FILE_NAME_TOO_LONG: Code =
        Code::new(403, "FileName.ExceedLimit", "The length of file name exceeds limit.");
    /// A description of a file that is too long.
    pub(crate) const FILE_DESCRIPTION_TOO_LONG: Code =
        Code::new(403, "FileDesc.ExceedLimit", "The length of file description exceeds limit.");
}
