package io.keypost.register.exceptionpair;

import io.keypost.register.Paging;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 兼任例外: who may hold two posts at once. */
@Controller
@RequiredArgsConstructor
class ExceptionPairsPage {

    private final ExceptionPairViews pairs;

    @GetMapping("/exception-pairs")
    String list(@RequestParam(defaultValue = "0") int page, Model model) {
        var found = pairs.list(Paging.of(page, Paging.PAGE_ROWS, null, ExceptionPairsApi.NEWEST_FIRST, "id"));
        model.addAttribute("pairs", found);
        model.addAttribute("page", page);
        model.addAttribute("lastPage", Paging.lastPage(found.total()));
        return "exception-pairs";
    }
}
