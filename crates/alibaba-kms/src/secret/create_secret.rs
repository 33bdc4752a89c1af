//! `CreateSecret`

use kms::Vault;
use kms::key::Key;
use kms::secret::{New, create};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::Fault;
use sts::Caller;
use wire::params::Unbuilt;
use wire::{Call, Check, Checks, Cx, Effect, Staged};

use super::{GENERIC, SecretData, SecretName, VersionName, data_type};
use crate::checks::with_tags;
use crate::errors::{Error, Result};
use crate::field::{Description, KeyRef, Text};
use crate::tag::{self, Pair};
use crate::{Kms, of_key, place};

/// Creates a secret with its first version.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct CreateSecret {
    /// Name, 1 to 64 characters.
    secret_name: SecretName,
    /// Name of the first version, 1 to 64 characters.
    version_id: VersionName,
    /// The text, up to 30 KiB.
    secret_data: SecretData,
    /// What the text is: `text`, the default, or `binary`.
    #[serde(default)]
    secret_data_type: Text,
    /// Kind: `Generic`, the default. Others are rotated by the products that they are for.
    #[serde(default)]
    secret_type: Text,
    /// Description, up to 8,192 characters.
    #[serde(default)]
    description: Description,
    /// Key that its versions are encrypted with: one that encrypts and decrypts alike.
    encryption_key_id: Option<KeyRef>,
    /// Instance of the service that it lies in; there is none.
    #[serde(default, rename = "DKMSInstanceId")]
    dkms_instance_id: Text,
    /// What other kinds of secrets have.
    #[serde(default, rename = "ExtendedConfig")]
    _extended_config: Unbuilt,
    /// Whether it is rotated by itself, which other kinds of secrets are.
    #[serde(default, rename = "EnableAutomaticRotation")]
    _enable_automatic_rotation: Unbuilt,
    /// After how long.
    #[serde(default, rename = "RotationInterval")]
    _rotation_interval: Unbuilt,
    /// Policy of the secret, which only secrets in an instance have.
    #[serde(default)]
    policy: Text,
    /// Up to 20 tags, as a JSON array of objects with `TagKey` and `TagValue`.
    #[serde(default)]
    tags: Vec<Pair>,
}

/// The secret that was made.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    secret_name: String,
    arn: String,
    version_id: String,
    secret_type: &'static str,
    automatic_rotation: &'static str,
}

impl Staged for CreateSecret {
    const NAME: &'static str = "CreateSecret";
    const EFFECT: Effect = Effect::Write;
    const PREPARES: bool = false;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("SecretName", "orders/db"),
        ("VersionId", "v1"),
        ("SecretData", "hunter2"),
        ("Description", "password of the database"),
        ("Tags", r#"[{"TagKey":"team","TagValue":"shop"}]"#),
    ];
    type Service = Kms;
    type Input = Self;
    type Prepared = ();
    type Loaded = Option<Key>;
    type Output = Output;

    fn load(cx: &mut Cx<'_>, input: &Self, (): ()) -> std::result::Result<Option<Key>, Fault> {
        let call = cx.call();
        match &input.encryption_key_id {
            Some(named) => of_key::find(cx.scope(), call, named),
            None => Ok(None),
        }
    }

    fn checks(input: &Self, found: &Option<Key>, caller: &Caller, call: &Call) -> Checks {
        let checks = Checks::of("kms:CreateSecret", place::all(caller, call, "secret"));
        let on_key = |named: &KeyRef| -> Check {
            of_key::about("kms:GenerateDataKey".to_owned(), caller, call, named, found.as_ref())
        };
        with_tags(checks, &input.tags).and_if(input.encryption_key_id.as_ref(), on_key)
    }

    fn handle(cx: &mut Cx<'_>, input: Self, found: Option<Key>) -> Result<Output> {
        let (region, _) = place::checked(cx.call())?;
        if input.dkms_instance_id.get().is_some() {
            return Err(Error::no_instance());
        }
        if input.policy.get().is_some() {
            return Err(Error::unsupported());
        }
        if input.secret_name.place().is_some() {
            return Err(Error::invalid("SecretName"));
        }
        match input.secret_type.get() {
            None | Some(GENERIC) => {}
            Some("Rds" | "Redis" | "RAMCredentials" | "ECS" | "PolarDB") => return Err(Error::unsupported()),
            Some(_) => return Err(Error::invalid("SecretType")),
        }
        let key_id = match &input.encryption_key_id {
            None => String::new(),
            Some(named) => {
                let key = of_key::present(named, found, true)?;
                if key.region != region || !key.spec.is_symmetric() {
                    return Err(Error::invalid("EncryptionKeyId"));
                }
                key.id
            }
        };
        let new = New {
            region,
            name: input.secret_name.name(),
            description: input.description.0,
            key_id,
            version: &input.version_id.0,
            data: &input.secret_data.0,
            data_type: data_type(&input.secret_data_type)?,
            tags: tag::read(&input.tags, "Tags")?,
        };
        let vault = Vault::new(&cx.sandbox().vault);
        let secret = create(cx.scope(), vault, new)?;
        Ok(Output {
            arn: place::secret_arn(&secret.region, cx.caller().account(), &secret.name),
            secret_name: secret.name,
            version_id: input.version_id.0,
            secret_type: GENERIC,
            automatic_rotation: "Disabled",
        })
    }
}
