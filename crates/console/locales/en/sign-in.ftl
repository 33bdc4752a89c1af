sign-in-title = Sign in to the sandbox
sign-in-cloud = Cloud
sign-in-key-id = AccessKey ID
sign-in-key-secret = AccessKey secret
sign-in-of-a-role = The key belongs to a session of a role
sign-in-token = Security token
sign-in-do = Sign in
sign-in-where-keys-are = The account's own key is what `yunbox serve` prints at its start, and what `yunbox env` exports.
