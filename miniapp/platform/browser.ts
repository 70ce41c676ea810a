import '../ui/styles/browser.scss'
