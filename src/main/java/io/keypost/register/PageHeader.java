package io.keypost.register;

import io.keypost.platform.language.Messages;
import io.keypost.platform.security.UserNames;
import java.util.Locale;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** What the head of each page shows; templates ask it by its name. */
@Component("pageHeader")
class PageHeader {

    private final Reader reader;
    private final UserNames userNames;
    private final Messages messages;
    private final boolean demo;

    PageHeader(Reader reader, UserNames userNames, Messages messages, Environment environment) {
        this.reader = reader;
        this.userNames = userNames;
        this.messages = messages;
        this.demo = environment.acceptsProfiles(Profiles.of("demo"));
    }

    /** The name of the person logged in. */
    public String user() {
        return userNames.of(reader.id());
    }

    public boolean mayOpenCockpit() {
        return reader.isAny("hr", "auditor", "camunda-admin");
    }

    public boolean mayKeepPeople() {
        return reader.mayActAs("hr");
    }

    public boolean seesExceptionPairs() {
        return reader.seesExceptionPairs();
    }

    public boolean isDemo() {
        return demo;
    }

    public String otherLanguage() {
        return Locale.ENGLISH.getLanguage().equals(messages.locale().getLanguage()) ? "zh" : "en";
    }

    /** This page in the other language. */
    public String inOtherLanguage() {
        var here = ServletUriComponentsBuilder.fromCurrentRequest()
                .replaceQueryParam("lang", otherLanguage())
                .build();
        return here.getPath() + "?" + here.getQuery();
    }
}
