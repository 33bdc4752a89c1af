//! `CreateVirtualMFADevice`

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::ims::field::MfaDeviceName;
use crate::ims::{Ims, checks};
use crate::ram::mfa::{picture, serial_number};
use crate::ram::view::Hidden;

/// Makes an MFA device and shows its seed, this once.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct CreateVirtualMFADevice {
    /// Name of the device, unique in the account.
    #[serde(rename = "VirtualMFADeviceName")]
    name: MfaDeviceName,
}

#[derive(Debug, Serialize, JsonSchema)]
pub struct Output {
    #[serde(rename = "VirtualMFADevice")]
    device: Made,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Made {
    serial_number: String,
    /// The seed, for typing it in.
    base32_string_seed: Hidden,
    /// The seed, for a camera: a picture in base64.
    #[serde(rename = "QRCodePNG")]
    qr_code_png: Hidden,
}

impl Operation for CreateVirtualMFADevice {
    const NAME: &'static str = "CreateVirtualMFADevice";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("VirtualMFADeviceName", "alice-phone")];
    type Service = Ims;
    type Input = Self;
    type Output = Output;

    fn checks(_: &Self, caller: &Caller, _: &Call) -> Checks {
        checks(Self::NAME, caller, "mfa/*")
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> iam::Result<Output> {
        let account = cx.caller().account();
        let device = iam::mfa::create(cx.scope(), input.name.into())?;
        let picture = picture::png(&picture::address(account, &device))?;
        let device = Made {
            serial_number: serial_number(account, &device),
            base32_string_seed: Hidden(device.seed.base32()),
            qr_code_png: Hidden(STANDARD.encode(picture)),
        };
        Ok(Output { device })
    }
}
