package io.keypost.platform.account;

import java.io.Serializable;

/**
 * What a login remembers of its account; once the account has another stamp, the login is over.
 *
 * @param stamp the account's when the password was checked
 */
public record LoginStamp(long stamp) implements Serializable {}
