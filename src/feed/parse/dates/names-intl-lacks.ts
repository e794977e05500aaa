/** Names of one language, with commas between them: the months from January on, the weekdays from Sunday on. */
interface ListedNames {
  months: string;
  weekdays: string;
}

/**
 * Names of CLDR that the Intl of Chromium lacks: some builds know these languages not at all, or give their months as
 * `M10`. Months are as they stand beside a day.
 */
export const LISTED_NAMES: Record<string, ListedNames | undefined> = {
  az: {
    months: 'yanvar,fevral,mart,aprel,may,iyun,iyul,avqust,sentyabr,oktyabr,noyabr,dekabr',
    weekdays: 'bazar,bazar ertəsi,çərşənbə axşamı,çərşənbə,cümə axşamı,cümə,şənbə',
  },
  uz: {
    months: 'yanvar,fevral,mart,aprel,may,iyun,iyul,avgust,sentabr,oktabr,noyabr,dekabr',
    weekdays: 'yakshanba,dushanba,seshanba,chorshanba,payshanba,juma,shanba',
  },
  tk: {
    months: 'ýanwar,fewral,mart,aprel,maý,iýun,iýul,awgust,sentýabr,oktýabr,noýabr,dekabr',
    weekdays: 'ýekşenbe,duşenbe,sişenbe,çarşenbe,penşenbe,anna,şenbe',
  },
  kk: {
    months: 'қаңтар,ақпан,наурыз,сәуір,мамыр,маусым,шілде,тамыз,қыркүйек,қазан,қараша,желтоқсан',
    weekdays: 'жексенбі,дүйсенбі,сейсенбі,сәрсенбі,бейсенбі,жұма,сенбі',
  },
  mn: {
    months:
      'нэгдүгээр,хоёрдугаар,гуравдугаар,дөрөвдүгээр,тавдугаар,зургаадугаар,долоодугаар,наймдугаар,есдүгээр,аравдугаар,арван нэгдүгээр,арван хоёрдугаар',
    weekdays: 'ням,даваа,мягмар,лхагва,пүрэв,баасан,бямба',
  },
  ka: {
    months:
      'იანვარი,თებერვალი,მარტი,აპრილი,მაისი,ივნისი,ივლისი,აგვისტო,სექტემბერი,ოქტომბერი,ნოემბერი,დეკემბერი',
    weekdays: 'კვირა,ორშაბათი,სამშაბათი,ოთხშაბათი,ხუთშაბათი,პარასკევი,შაბათი',
  },
  hy: {
    months:
      'հունվարի,փետրվարի,մարտի,ապրիլի,մայիսի,հունիսի,հուլիսի,օգոստոսի,սեպտեմբերի,հոկտեմբերի,նոյեմբերի,դեկտեմբերի',
    weekdays: 'կիրակի,երկուշաբթի,երեքշաբթի,չորեքշաբթի,հինգշաբթի,ուրբաթ,շաբաթ',
  },
  be: {
    months:
      'студзеня,лютага,сакавіка,красавіка,мая,чэрвеня,ліпеня,жніўня,верасня,кастрычніка,лістапада,снежня',
    weekdays: 'нядзеля,панядзелак,аўторак,серада,чацвер,пятніца,субота',
  },
  mk: {
    months: 'јануари,февруари,март,април,мај,јуни,јули,август,септември,октомври,ноември,декември',
    weekdays: 'недела,понеделник,вторник,среда,четврток,петок,сабота',
  },
};

/** Spellings of months that no Intl has and feeds do, by language. */
export const OTHER_SPELLINGS: Record<string, Record<string, number> | undefined> = {
  de: { jänner: 1, feber: 2, mrz: 3, maerz: 3, jaenner: 1 },
  cs: { čen: 6, čec: 7 },
  hy: { փտր: 2, նմբ: 11 },
  sq: { gsh: 8 },
  tk: { iýn: 6, iýl: 7 },
  sr: { септембра: 9, октобра: 10, новембра: 11, децембра: 12 },
  uz: { sentyabr: 9, oktyabr: 10 },
  hi: { सितम्बर: 9, अक्तूबर: 10, नवम्बर: 11, दिसम्बर: 12 },
  ka: { იანვრის: 1, თებერვლის: 2, სექტემბრის: 9, ოქტომბრის: 10, ნოემბრის: 11, დეკემბრის: 12 },
};
