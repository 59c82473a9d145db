package io.keypost.register.agreement;

import io.keypost.agreement.Agreement.Status;
import io.keypost.agreement.EndReason;
import io.keypost.agreement.EndingAgreements;
import io.keypost.document.Archive;
import io.keypost.platform.language.Messages;
import io.keypost.register.Events;
import io.keypost.register.Input;
import io.keypost.register.Reader;
import io.keypost.register.exit.ExitView;
import io.keypost.register.exit.ExitViews;
import io.keypost.rule.Refusal;
import io.keypost.rule.Violation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** The whole story of one agreement, and where hr reports that both parties have agreed to end it. */
@Controller
@RequestMapping("/agreements/{number}")
@RequiredArgsConstructor
class AgreementPage {

    /**
     * What the form for a mutual end holds.
     *
     * @param documentId the scan, once it has been received
     */
    record MutualEndForm(@Nullable String lastDay, @Nullable String note, @Nullable String documentId) {

        static final MutualEndForm EMPTY = new MutualEndForm(null, null, null);

        /** Receives the file, if there is one. */
        MutualEndForm with(@Nullable MultipartFile file, Archive archive, String by) throws IOException {
            if (file == null || file.isEmpty()) {
                return this;
            }
            var name = Objects.requireNonNullElse(file.getOriginalFilename(), "");
            return new MutualEndForm(
                    lastDay, note, archive.upload(name, file::getBytes, by).id());
        }

        AgreementsApi.MutualEnd request() {
            var violations = new ArrayList<Violation>();
            var day = Input.day("lastDay", lastDay, violations);
            Input.refuse(violations);
            return new AgreementsApi.MutualEnd(day, documentId, note);
        }
    }

    private final AgreementViews agreements;
    private final ExitViews exits;
    private final Events events;
    private final EndingAgreements ending;
    private final Archive archive;
    private final Reader reader;
    private final Messages messages;

    @GetMapping
    ModelAndView show(@PathVariable String number) {
        var shown = agreements.show(number);
        var notices = exits.noticesOf(agreements.get(number));
        return new ModelAndView("agreement")
                .addObject("agreement", shown)
                .addObject("notices", notices)
                .addObject("isOwn", shown.staffNo().equals(reader.id()))
                .addObject("mayGiveNotice", mayGiveNotice(shown, notices))
                .addObject("events", events.of(agreements.get(number)))
                .addObject("errors", Map.of())
                .addObject("given", MutualEndForm.EMPTY)
                .addObject("mayEnd", mayEnd(shown));
    }

    /** What stands against a mutual end is said beside the field; the scan need not be sent twice. */
    @PostMapping("/mutual-end")
    ModelAndView end(
            @PathVariable String number,
            @ModelAttribute MutualEndForm form,
            @RequestParam(required = false) @Nullable MultipartFile file)
            throws IOException {
        reader.actsAs("hr");
        agreements.get(number);
        var given = form;
        try {
            given = form.with(file, archive, reader.id());
            given.request().report(number, ending, reader.id());
            return new ModelAndView("redirect:/agreements/{number}");
        } catch (Refusal refusal) {
            var page = show(number);
            page.addObject("errors", Input.errors(refusal, messages)).addObject("given", given);
            page.setStatus(HttpStatus.valueOf(refusal.kind().status()));
            return page;
        }
    }

    private boolean mayGiveNotice(AgreementView agreement, List<ExitView> notices) {
        return runs(agreement)
                && (agreement.staffNo().equals(reader.id()) || reader.isAny("hr"))
                && reader.mayChange()
                && notices.stream().noneMatch(notice -> notice.status().isNotice());
    }

    private static boolean runs(AgreementView agreement) {
        return agreement.status() == Status.SCHEDULED || agreement.status() == Status.ACTIVE;
    }

    private boolean mayEnd(AgreementView agreement) {
        return runs(agreement)
                && reader.mayActAs("hr")
                && !agreement.staffNo().equals(reader.id())
                && agreement.end() != null
                && Objects.requireNonNull(agreement.end().reports()).stream()
                        .noneMatch(report -> report.reason() == EndReason.MUTUAL);
    }
}
