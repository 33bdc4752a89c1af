//! Key pairs.

use super::*;
use crate::key::create;
use crate::testing::{new_key, test_store};

#[tokio::test]
async fn what_one_half_does_the_other_half_checks() {
    let (cloud, sealer) = test_store().await;
    let vault = Vault::new(&sealer);
    let mut scope = cloud.write().await;
    for (spec, schemes) in [(Spec::P256, &[Scheme::Ecdsa][..]), (Spec::Rsa2048, &[Scheme::RsaPss, Scheme::RsaPkcs1])] {
        let key = create(&mut scope, vault, new_key(spec, Usage::Sign)).unwrap();
        let half = (&key, key.primary_version.as_str());
        for scheme in schemes {
            let signature = sign(&mut scope, vault, half, *scheme, &[7; DIGEST]).unwrap();
            let mut verified =
                |digest: u8| verify(&mut scope, vault, half, *scheme, &[digest; DIGEST], &signature).unwrap();
            assert!(verified(7) && !verified(8), "{scheme:?}");
        }
        assert!(matches!(sign(&mut scope, vault, half, schemes[0], b"short"), Err(Error::Length)));
        let refused = encrypt(&mut scope, vault, half, Padding::OaepSha256, b"hello");
        assert!(matches!(refused, Err(Error::NotForThis { .. })), "it is made for signing");
        assert!(public_key(&mut scope, vault, half).unwrap().starts_with("-----BEGIN PUBLIC KEY-----\n"));
        assert!(matches!(public_key(&mut scope, vault, (&key, "none")), Err(Error::NoVersion { .. })));
    }
}

#[tokio::test]
async fn a_short_text_is_encrypted_and_decrypted() {
    let (cloud, sealer) = test_store().await;
    let vault = Vault::new(&sealer);
    let mut scope = cloud.write().await;
    let key = create(&mut scope, vault, new_key(Spec::Rsa2048, Usage::Encrypt)).unwrap();
    let half = (&key, key.primary_version.as_str());
    for padding in [Padding::OaepSha1, Padding::OaepSha256] {
        let ciphertext = encrypt(&mut scope, vault, half, padding, b"hello").unwrap();
        assert_eq!(decrypt(&mut scope, vault, half, padding, &ciphertext).unwrap(), b"hello");
        assert!(matches!(decrypt(&mut scope, vault, half, padding, b"x"), Err(Error::Undecipherable)));
        assert!(matches!(encrypt(&mut scope, vault, half, padding, &[0; 300]), Err(Error::Length)));
    }
    let refused = sign(&mut scope, vault, half, Scheme::RsaPss, &[7; DIGEST]);
    assert!(matches!(refused, Err(Error::NotForThis { .. })), "it is made for encrypting");
}
