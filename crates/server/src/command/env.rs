//! `yunbox env`

use std::io::Write;

use clap::{Args, ValueEnum};

use super::CommandError;
use super::ready::{Ready, Which};
use crate::shell::environment::{PRODUCTS, trust};

/// Flags of `env`.
#[derive(Debug, Args)]
pub(super) struct Env {
    /// How the variables are written.
    #[arg(long, default_value = "sh", env = "YUNBOX_FORMAT")]
    format: Format,
    #[command(flatten)]
    which: Which,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    /// Lines for a shell to evaluate.
    Sh,
    /// Lines for a `.env` file.
    Dotenv,
    /// One JSON object.
    Json,
}

impl Env {
    pub(super) fn run(self) -> Result<(), CommandError> {
        let ready = self.which.read()?;
        let text = write(&variables(&ready), self.format)?;
        std::io::stdout().write_all(text.as_bytes())?;
        Ok(())
    }
}

/// Region that examples of Alibaba Cloud use, and the names that its clients read it from.
const REGION: (&str, [&str; 3]) =
    ("cn-hangzhou", ["ALIBABA_CLOUD_REGION_ID", "ALIBABA_CLOUD_REGION", "ALICLOUD_REGION"]);

/// Region that examples of Kingsoft Cloud use.
const KINGSOFT_REGION: &str = "cn-beijing-6";

type Variables = Vec<(String, String)>;

/// Everything that points the usual clients at the sandbox.
fn variables(ready: &Ready) -> Variables {
    let mut variables = keys(ready);
    let address = ready.address();
    let mut set = |name: &str, value: &str| variables.push((name.to_owned(), value.to_owned()));
    set("ALIBABA_CLOUD_ENDPOINT", address);
    set("ALIBABA_CLOUD_STS_ENDPOINT", address);
    for product in PRODUCTS {
        set(&format!("ALIBABA_CLOUD_ENDPOINT_{product}"), address);
        set(&format!("{product}_ENDPOINT"), address);
    }
    set("KSYUN_DOMAIN", address);
    set("KSYUN_DOMAIN_IGNORE_SERVICE", "true");
    for (name, path) in trust(&ready.certificate_files()) {
        set(name, &path);
    }
    variables
}

/// The keys of the account itself, and where it is; no endpoint.
pub(super) fn keys(ready: &Ready) -> Variables {
    let mut variables = Vec::new();
    let mut set = |name: &str, value: &str| variables.push((name.to_owned(), value.to_owned()));
    for prefix in ["ALIBABA_CLOUD", "ALIBABACLOUD"] {
        set(&format!("{prefix}_ACCESS_KEY_ID"), &ready.access_key_id);
        set(&format!("{prefix}_ACCESS_KEY_SECRET"), &ready.access_key_secret);
    }
    set("ALICLOUD_ACCESS_KEY", &ready.access_key_id);
    set("ALICLOUD_SECRET_KEY", &ready.access_key_secret);
    for name in REGION.1 {
        set(name, REGION.0);
    }
    for name in ["ALIBABA_CLOUD_ACCOUNT_ID", "ALICLOUD_ACCOUNT_ID"] {
        set(name, &ready.account_id);
    }
    if let Some(key) = ready.clouds.iter().find(|key| key.cloud == kingsoft::CLOUD.name) {
        for name in ["KS_ACCESS_KEY_ID", "KSYUN_ACCESS_KEY"] {
            set(name, &key.access_key_id);
        }
        for name in ["KS_SECRET_ACCESS_KEY", "KSYUN_SECRET_KEY"] {
            set(name, &key.access_key_secret);
        }
        set("KSYUN_REGION", KINGSOFT_REGION);
    }
    variables
}

fn write(variables: &[(String, String)], format: Format) -> Result<String, CommandError> {
    Ok(match format {
        Format::Sh => lines(variables, "export "),
        Format::Dotenv => lines(variables, ""),
        Format::Json => {
            let object: serde_json::Map<_, _> =
                variables.iter().map(|(name, value)| (name.clone(), value.as_str().into())).collect();
            serde_json::to_string_pretty(&object)? + "\n"
        }
    })
}

/// One variable a line, quoted for a shell.
fn lines(variables: &[(String, String)], before: &str) -> String {
    variables.iter().fold(String::new(), |text, (name, value)| {
        let value = value.replace('\'', r"'\''");
        text + &format!("{before}{name}='{value}'\n")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_quoted_for_a_shell() {
        let variables = [("A".to_owned(), "it's".to_owned())];
        assert_eq!(write(&variables, Format::Sh).unwrap(), "export A='it'\\''s'\n");
        assert_eq!(write(&variables, Format::Json).unwrap(), "{\n  \"A\": \"it's\"\n}\n");
    }
}
