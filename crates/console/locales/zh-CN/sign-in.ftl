sign-in-title = 登录沙箱
sign-in-cloud = 云
sign-in-key-id = AccessKey ID
sign-in-key-secret = AccessKey Secret
sign-in-of-a-role = 该密钥属于角色会话
sign-in-token = 安全令牌（SecurityToken）
sign-in-do = 登录
sign-in-where-keys-are = 主账号的密钥由 `yunbox serve` 在启动时打印，也可由 `yunbox env` 导出。
