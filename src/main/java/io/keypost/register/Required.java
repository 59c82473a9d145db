package io.keypost.register;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Has to be given, and a text not blank; of a list, each of its entries. */
@Target({ElementType.FIELD, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = Required.Check.class)
public @interface Required {

    /** The name of the rule. */
    String message() default "input.missing";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Whether it is given. */
    class Check implements ConstraintValidator<Required, Object> {

        @Override
        public boolean isValid(@Nullable Object value, ConstraintValidatorContext context) {
            return value instanceof Collection<?> entries ? entries.stream().allMatch(Check::isGiven) : isGiven(value);
        }

        private static boolean isGiven(@Nullable Object value) {
            return value != null && !(value instanceof String text && text.isBlank());
        }
    }
}
