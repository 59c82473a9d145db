package io.keypost.register.appointment;

import io.keypost.TestClock;
import io.keypost.process.Cases;
import io.keypost.register.Callers;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.context.WebApplicationContext;

/** Who nominates by the API, and what they send. */
abstract class NominationsByApi {

    Callers callers;

    @Autowired
    Cases cases;

    @Autowired
    TestClock clock;

    @Autowired
    void callers(WebApplicationContext application) {
        callers = new Callers(application);
    }

    static String nomination(String staffNo, String post) {
        return """
                {"postCode":"%s","staffNo":"%s","department":"信息中心","fullTime":false,"years":2,
                "firstDay":"2027-03-01","confidentialityAgreementNo":"BM-1"}"""
                .formatted(post, staffNo);
    }
}
