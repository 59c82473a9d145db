package io.keypost.register;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/** Has at most so many characters. */
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = AtMost.Check.class)
public @interface AtMost {

    /** How many. */
    int value();

    /** The name of the rule. */
    String message() default "input.tooLong";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Counts as texts are kept: without the blanks around them. */
    class Check implements ConstraintValidator<AtMost, String> {

        private int longest;

        @Override
        public void initialize(AtMost annotation) {
            longest = annotation.value();
        }

        @Override
        public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
            return text == null || text.strip().length() <= longest;
        }
    }
}
