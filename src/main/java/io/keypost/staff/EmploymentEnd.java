package io.keypost.staff;

/** How an employment ended, as the personnel system reports it. */
public enum EmploymentEnd {
    /** 解除 */
    TERMINATED,
    /** 期满终止 */
    EXPIRED,
    DEATH
}
