//! The vendor's words for what runs, how it repeats, and what came of it.

use compute::command::Language;
use compute::invocation::{Cause, Outcome, Overall, Phase, Repeat, Status, Task};

use crate::ecs::codes;
use crate::ecs::errors::{Error, Result};

/// Words and what they stand for.
const LANGUAGES: [(&str, Language); 3] = [
    ("RunShellScript", Language::Shell),
    ("RunBatScript", Language::Bat),
    ("RunPowerShellScript", Language::PowerShell),
];

const REPEATS: [(&str, Repeat); 4] = [
    ("Once", Repeat::Once),
    ("Period", Repeat::Period),
    ("NextRebootOnly", Repeat::NextStart),
    ("EveryReboot", Repeat::EveryStart),
];

const OVERALL: [(&str, Overall); 7] = [
    ("Pending", Overall::Pending),
    ("Running", Overall::Running),
    ("Scheduled", Overall::Scheduled),
    ("Success", Overall::Success),
    ("Failed", Overall::Failed),
    ("PartialFailed", Overall::PartlyFailed),
    ("Stopped", Overall::Stopped),
];

const PHASES: [(&str, Phase); 5] = [
    ("Running", Phase::Running),
    ("Finished", Phase::Finished),
    ("Failed", Phase::Failed),
    ("PartialFailed", Phase::PartlyFailed),
    ("Stopped", Phase::Stopped),
];

fn meant<T: Copy>(words: &[(&str, T)], word: &str) -> Option<T> {
    words.iter().find(|(one, _)| *one == word).map(|(_, meant)| *meant)
}

fn word_for<T: PartialEq>(words: &[(&'static str, T)], meant: &T) -> &'static str {
    words.iter().find(|(_, one)| one == meant).map_or("", |(word, _)| word)
}

/// What runs a script of this kind.
pub(super) fn language(word: &str) -> Result<Language> {
    meant(&LANGUAGES, word).ok_or_else(|| Error::of(codes::cloud_assistant::TYPE_NOT_FOUND))
}

/// The kind of scripts that something runs.
pub(super) fn of_language(language: Language) -> &'static str {
    word_for(&LANGUAGES, &language)
}

/// How often.
pub(super) fn repeat(word: &str) -> Result<Repeat> {
    meant(&REPEATS, word).ok_or_else(|| Error::of(codes::cloud_assistant::REPEAT_NOT_FOUND))
}

/// The word for how often.
pub(super) fn of_repeat(repeat: Repeat) -> &'static str {
    word_for(&REPEATS, &repeat)
}

/// What a list of invocations is narrowed to.
pub(super) fn overall(word: &str) -> Option<Overall> {
    meant(&OVERALL, word)
}

/// What a list of invocations is narrowed to in the words of older clients.
pub(super) fn phase(word: &str) -> Option<Phase> {
    meant(&PHASES, word)
}

/// The word for what came of an invocation.
pub(super) fn of_overall(overall: Overall) -> &'static str {
    word_for(&OVERALL, &overall)
}

/// The same for older clients.
pub(super) fn of_phase(phase: Phase) -> &'static str {
    word_for(&PHASES, &phase)
}

/// The states that older clients call by this word.
pub(super) fn statuses(word: &str) -> Option<Vec<Status>> {
    use Status::{Aborted, Broken, Cancelled, Failed, Pending, Running, Scheduled, Success, Terminated, TimedOut};
    const ALL: [Status; 10] =
        [Pending, Scheduled, Running, Success, Failed, Aborted, Broken, TimedOut, Cancelled, Terminated];
    if word == "Success" {
        return Some(vec![Success]);
    }
    // Nothing is stopped while it runs, and one instance fails as a whole.
    if matches!(word, "Stopping" | "PartialFailed") {
        return Some(Vec::new());
    }
    let phase = phase(word)?;
    Some(ALL.into_iter().filter(|status| Phase::of(*status) == phase).collect())
}

/// The word for the state on one instance.
pub(super) fn of_status(status: Status) -> &'static str {
    match status {
        Status::Pending => "Pending",
        Status::Scheduled => "Scheduled",
        Status::Running => "Running",
        Status::Success => "Success",
        Status::Failed => "Failed",
        Status::Aborted => "Aborted",
        Status::Broken => "Error",
        Status::TimedOut => "Timeout",
        Status::Cancelled => "Cancelled",
        Status::Terminated => "Terminated",
    }
}

/// Code and words for what went wrong; both are empty where nothing did.
///
/// Source: the pages of `DescribeInvocations` and `DescribeSendFileResults`, and "Execution failure errors" of Cloud Assistant.
pub(super) fn of_cause(result: &Outcome) -> (&'static str, String) {
    let Some(cause) = result.cause else { return ("", String::new()) };
    let (code, text) = match cause {
        Cause::NotRunning => ("InstanceNotRunning", "the instance is not running when create task"),
        Cause::Released => ("InstanceReleased", "the instance has released when create task"),
        Cause::NoAssistant => ("ClientNotRunning", "the aliyun service is not running on the instance"),
        Cause::NotDelivered => ("DeliveryTimeout", "the command delivery has been timeout"),
        Cause::TimedOut => ("ExecutionTimeout", "the command execution has been timeout"),
        Cause::Interrupted => ("ExecutionInterrupted", "the command execution has been interrupted"),
        Cause::Exception => ("ExecutionException", "the command execution got an exception"),
        Cause::ExitCode => ("ExitCodeNonzero", "the command execution exit code is not zero"),
        Cause::NoUser if result.task == Task::File => ("AccountNotExists", "Owner not exists"),
        Cause::NoUser => ("AccountNotExists", "the specified account does not exists"),
        Cause::NoFolder if result.task == Task::File => ("FilePathInvalid", "File path is invalid"),
        Cause::NoFolder => ("DirectoryNotExists", "the specified directory does not exists"),
        Cause::FileExists => ("FileAlreadyExists", "File already exists"),
        Cause::FileFailed => ("FileCreateFail", "Unexpected error during creating"),
        Cause::NoGroup => ("UserGroupNotExists", "Group not exists"),
    };
    let more = if result.details.is_empty() { String::new() } else { format!(": {}", result.details) };
    (code, format!("{text}{more}"))
}
